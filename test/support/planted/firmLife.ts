import { createApiClient, type ApiClient } from '../../../cli/client/apiClient.js';
import type { Target } from '../../../cli/scenario/target.js';
import { signInAs } from '../api/signIn.js';

type Body = Record<string, unknown>;

/** What a firm has beside its cases: a receiver of its events, a key, a role lent, an agent, somebody invited; and its people sign in. */
export interface FirmLife {
  /** Ends what was lent and taken on, as firms do. */
  wind(): Promise<void>;
}

/**
 * @param receiver address to which the firm's events are sent
 * @param who named in everything that is written freely
 */
export async function leadFirm(target: Target, receiver: string, who: string): Promise<FirmLife> {
  const as = (name: string): ApiClient => createApiClient({ url: target.apiUrl, token: target.tokens[name] ?? '' });
  const told = async (
    name: string,
    operation: string,
    request: Parameters<ApiClient['call']>[1] = {},
  ): Promise<Body> => {
    const { body } = await as(name).call(operation, request);
    return body as Body;
  };
  const me = (name: string): Promise<Body> => told(name, 'getMe');
  await told('exporter', 'createWebhookEndpoint', { body: { url: receiver } });
  await told('exporter', 'createApiKey', { body: { name: 'Shop system', role: 'exporter', mode: 'live' } });
  const { seen } = await signInAs({ url: target.apiUrl }, 'exporter');
  if (seen.status >= 400) throw new Error(`sign-in was answered ${seen.status}: ${seen.text}`);
  const { person_id: personId } = await me('exporter');
  const { organisation } = await me('agent');
  const { id: agentOrganisationId } = organisation as Body;
  const until = new Date(Date.now() + 86_400_000).toISOString();
  const lent = await told('firm_administrator', 'delegateRole', {
    body: { person_id: personId, until, reason: `While ${who} is away` },
  });
  const given = await told('firm_administrator', 'grantAuthority', {
    body: { agent_organisation_id: agentOrganisationId, reference: `Paper 7, signed by ${who}` },
  });
  await told('firm_administrator', 'createInvitation', {
    body: { name: who, role: 'exporter', reason: `To stand beside ${who}` },
  });
  return {
    async wind() {
      const reason = `${who} asked for it`;
      await told('firm_administrator', 'endMembership', { path: { membership_id: String(lent.id) }, body: { reason } });
      await told('firm_administrator', 'revokeAuthority', {
        path: { authority_id: String(given.id) },
        body: { reason },
      });
    },
  };
}
