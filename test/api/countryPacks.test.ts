import type { PackProposal } from '../../api/contract/countryPack.js';
import { proposedPack } from '../support/builders/proposedPack.js';
import { get, post } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';

const LIST = '/v1/country_packs/proposals';
const dayAhead = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
let api: TestApi;
let first: PackProposal;
let second: PackProposal;
beforeAll(async () => {
  api = await startTestApi();
  [first, second] = [await propose(dayAhead(30)), await propose(dayAhead(60))];
});
afterAll(() => api.close());

async function propose(day: string): Promise<PackProposal> {
  const body = { files: proposedPack(day), reason: 'VAT rises' };
  const answer = await post(api, LIST, { as: 'operator', body });
  expect(answer.status).toBe(201);
  return answer.body as unknown as PackProposal;
}

describe('proposals to publish a pack', () => {
  it('are listed newest first, each as it is read alone, page by page', async () => {
    const page = await get(api, `${LIST}?limit=1`, 'operator2');
    expect([page.status, page.body.items]).toEqual([200, [second]]);
    const rest = await get(api, `${LIST}?limit=1&cursor=${String(page.body.next_cursor)}`, 'operator2');
    expect(rest.body).toEqual({ items: [first], next_cursor: null });
    expect((await get(api, `${LIST}/${first.id}`, 'operator2')).body).toEqual(first);
    const { personId } = api.people.operator;
    expect(first).toMatchObject({ proposed_by: personId, signed_by: null, signed_why: null, signed_at: null });
    expect(first.superseded_by).toBeNull();
    expect([first.status, first.effective_from]).toEqual(['awaiting_signature', dayAhead(30)]);
  });

  it('once signed tell by whom and when, and are found so', async () => {
    const signed = await post(api, `${LIST}/${first.id}/signature`, { as: 'operator2', body: { reason: 'checked' } });
    expect(signed.status).toBe(200);
    const { items } = (await get(api, `${LIST}?status=delivered`, 'operator')).body as { items: PackProposal[] };
    expect(items.map(({ id, signed_by, signed_why }) => [id, signed_by, signed_why])).toEqual([
      [first.id, api.people.operator2.personId, 'checked'],
    ]);
    expect(Date.parse(items[0]?.signed_at ?? '')).toBeGreaterThanOrEqual(Date.parse(second.created_at));
    expect((await get(api, `${LIST}?status=awaiting_signature`, 'operator')).body.items).toEqual([second]);
  });

  it('are law for the next request', async () => {
    const { items } = (await get(api, '/v1/country_packs', 'exporter')).body as { items: { id: string }[] };
    expect(items.map(({ id }) => id)).toContain(`DE/${dayAhead(30)}`);
  });

  it('are not asked for in words that no list knows, nor by those who do not sign', async () => {
    const asked = await get(api, `${LIST}?status=old`, 'operator');
    expect([asked.status, asked.body.code]).toEqual([400, 'REQUEST.PARAMETER_INVALID']);
    const refused = await get(api, LIST, 'customs');
    expect([refused.status, refused.body.code]).toEqual([403, 'ACCESS.ROLE_NOT_ALLOWED']);
  });
});
