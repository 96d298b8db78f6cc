import type { ServiceName } from '../../../../mocks/index.js';
import { createMockClient } from '../../../mocks/support/mockClient.js';
import { startTestMock } from '../../../mocks/support/startTestMock.js';
import type { ContractSubject, Misbehaviour } from './contractSubject.js';

const BEHAVIOURS: Record<Misbehaviour, object> = {
  unavailable: { kind: 'status', status: 503 },
  rate_limited: { kind: 'status', status: 429, retry_after_seconds: 3 },
  not_authorised: { kind: 'status', status: 401 },
  other_status: { kind: 'status', status: 410 },
  reset: { kind: 'reset' },
  nonsense: { kind: 'nonsense' },
  unclear: { kind: 'unclear' },
  half_answer: { kind: 'half_answer' },
  half_answer_of_known_length: { kind: 'half_answer', length: 'announced' },
  answer_without_end: { kind: 'slow_close' },
  no_answer_after_effect: { kind: 'timeout_after_effect' },
};

/** An HTTP adapter over a mock counterparty. */
export async function startMockSubject<Port>(
  service: ServiceName,
  makeAdapter: (baseUrl: string) => Port,
): Promise<ContractSubject<Port>> {
  const mock = await startTestMock(service);
  const client = createMockClient(mock.url);
  return {
    adapter: makeAdapter(mock.url),
    controls: {
      performed: async (key) => (await client.effects(key)).performed,
      correlationIds: async (key) => (await client.effects(key)).effects.flatMap((effect) => effect.correlation_ids),
      misbehave: async (key, kind) => {
        await client.script({ match: { reference: key }, behaviours: [BEHAVIOURS[kind]] });
      },
      goDown: async () => void (await client.post('/_control/down', {})),
      comeUp: async () => void (await client.post('/_control/up', {})),
    },
    close: () => mock.stop(),
  };
}
