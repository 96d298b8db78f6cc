import { buildCoffeeDeclaration } from '../builders/declarationData.js';
import { post, send, type TestAnswer } from './request.js';
import type { TestApi } from './startTestApi.js';
import type { Handle } from './people.js';

const today = (): string => new Date().toISOString().slice(0, 10);

/** Coffee that nothing objects to, with an invoice of today. */
export const coffee = (overrides: Parameters<typeof buildCoffeeDeclaration>[0] = {}) =>
  buildCoffeeDeclaration({ invoice: { number: 'ING-2026-0117', date: today(), currency: 'USD' }, ...overrides });

/** Coffee so cheap that it waits in DOCUMENTS_REQUIRED until somebody acts. */
export const cheapCoffee = () => {
  const data = coffee({ policy: { random_draw: '0.9999' } });
  return { ...data, items: data.items.map((item) => ({ ...item, value: { amount: '45.00', currency: 'USD' } })) };
};

/** A document of the exporter, of no kind in particular. @returns its id */
export async function uploadPaper(api: TestApi): Promise<string> {
  const raw = new FormData();
  raw.set('kind', 'other');
  raw.set('file', new Blob(['words']), 'a.txt');
  return String((await send(api, 'POST', '/v1/documents', { as: 'exporter', raw })).body.id);
}

/** A draft of coffee. @returns its id */
export async function createDraft(api: TestApi, as: Handle = 'exporter', data: unknown = coffee()): Promise<string> {
  const answer = await post(api, '/v1/declarations', { as, body: { data } });
  if (answer.status !== 201) throw new Error(`draft was answered ${answer.status}: ${answer.text}`);
  return String(answer.body.id);
}

/** Permits on file for coffee, registered by the officers of both agencies. @returns their ids */
export async function putCoffeePermitsOnFile(api: TestApi, grams = 100_000): Promise<string[]> {
  const year = new Date().getUTCFullYear();
  const ids: string[] = [];
  for (const [as, permitType] of [
    ['naeb', 'naeb-coffee-export'],
    ['rica', 'rica-phytosanitary'],
  ] as const) {
    const answer = await post(api, '/v1/permits', {
      as,
      body: {
        organisation_id: api.people.exporter.organisationId,
        permit_type: permitType,
        number: `${as}-${Math.random()}`,
        hs_prefixes: ['0901'],
        quantity_grams: grams,
        valid_from: `${year}-01-01`,
        valid_until: `${year + 1}-12-31`,
        reason: 'Issued on paper',
      },
    });
    if (answer.status !== 201) throw new Error(`permit was answered ${answer.status}: ${answer.text}`);
    ids.push(String(answer.body.id));
  }
  return ids;
}

/** A submitted declaration of coffee, whether or not anything runs that takes it up. */
export async function submitCoffee(
  api: TestApi,
  data: unknown = coffee(),
): Promise<{ id: string; answer: TestAnswer }> {
  const id = await createDraft(api, 'exporter', data);
  return { id, answer: await post(api, `/v1/declarations/${id}/submit`, { as: 'exporter' }) };
}
