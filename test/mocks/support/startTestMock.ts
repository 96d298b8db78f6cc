import { startMock, type RunningService, type ServiceName } from '../../../mocks/index.js';
import type { NoticeRetry } from '../../../mocks/service/deliveryRules.js';
import { createMockClient, type MockClient } from './mockClient.js';
import { startNoticeReceiver, type NoticeReceiver } from './noticeReceiver.js';

/** A secret of the right form, for tests. */
export const TEST_SECRET = `whsec_${Buffer.from('a secret only tests ever use').toString('base64')}`;

export interface TestMock {
  url: string;
  client: MockClient;
  receiver: NoticeReceiver;
  service: RunningService;
  stop(): Promise<void>;
}

/** One mock counterparty with a receiver of its notices, both on free ports. */
export async function startTestMock(
  serviceName: ServiceName,
  options: {
    autoProgressMs?: number;
    noticeRetry?: NoticeRetry;
    stateDir?: string;
    now?: () => Date;
    receiver?: NoticeReceiver;
  } = {},
): Promise<TestMock> {
  const receiver = options.receiver ?? (await startNoticeReceiver(TEST_SECRET));
  const service = await startMock(serviceName, {
    host: '127.0.0.1',
    port: 0,
    callbackBaseUrl: receiver.url,
    secret: TEST_SECRET,
    stateDir: options.stateDir,
    autoProgressMs: options.autoProgressMs ?? 5,
    noticeRetry: options.noticeRetry ?? { firstMs: 20, clientErrorMs: 30 },
    now: options.now,
  });
  return {
    url: service.url,
    client: createMockClient(service.url),
    receiver,
    service,
    async stop() {
      await service.stop();
      await receiver.stop();
    },
  };
}
