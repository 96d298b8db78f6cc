import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import { newRowId } from '../../prisma/newId.js';
import { listAssessments } from '../../prisma/queries/listHistory.js';
import { WORKER } from '../../prisma/actor.js';
import { createNomenclatureStore } from '../../services/nomenclature/nomenclatureStore.js';
import { createQuote } from '../../services/quotes/createQuote.js';
import { buildCoffeeDeclaration } from '../support/builders/declarationData.js';
import { callerOf } from '../support/builders/fixtureCallers.js';
import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';

let fixture: CaseFixture;
beforeAll(async () => {
  fixture = await openCaseFixture();
});
afterAll(() => fixture.close());

/** Asks for the goods of the example parcel, in retail import, on the day of an instant. */
async function quoteAt(instant: string, changes: Partial<DeclarationData> = {}): ReturnType<typeof createQuote> {
  const { corridor, mode_of_transport, freight, insurance, items, regime } = buildCoffeeDeclaration(changes);
  const { record, registry } = fixture;
  const data = { corridor, mode_of_transport, freight, insurance, items, regime };
  const question = { data: { ...data, destination_charges_paid_by: 'buyer' as const }, date: undefined };
  const asked = { question, variants: [], key: { uuid: newRowId() } };
  const deps = { record, registry, nomenclature: createNomenclatureStore(), clock: () => new Date(instant) };
  return createQuote(deps, callerOf(fixture, 'exporter'), asked);
}

const quoted = async (changes?: Partial<DeclarationData>): Promise<string> =>
  (await quoteAt(new Date().toISOString(), changes)).id;

async function assessed(data: Partial<DeclarationData>): Promise<{ explanation: string; quote: unknown }> {
  const id = await fixture.registered(data);
  await fixture.run(id, 'assess');
  const { rows } = await fixture.record.withActor(WORKER, (tx) => listAssessments(tx, { declarationId: id, limit: 9 }));
  const decision = rows.at(-1)?.decision;
  return { explanation: decision?.explanation ?? '', quote: (decision?.facts as { quote?: unknown }).quote };
}

it('an assessment says that it is as quoted', async () => {
  const quoteId = await quoted();
  const { explanation, quote } = await assessed({ quote_id: quoteId });
  expect(quote).toMatchObject({ quoteId, asQuoted: true, changes: [] });
  expect(explanation).toContain(`As quoted in ${quoteId}.`);
});

it('an assessment names the input that is not as quoted', async () => {
  const { freight } = buildCoffeeDeclaration();
  const quoteId = await quoted({ freight: { ...freight, amount: '1.00' } });
  const { quote } = await assessed({ quote_id: quoteId });
  expect(quote).toMatchObject({ asQuoted: false, changes: [{ input: '/freight', quoted: '1.00 USD' }] });
});

it('an assessment without a quote says nothing of one', async () => {
  expect((await assessed({})).quote).toBeUndefined();
});

it.each([
  ['2026-11-22T21:59:59.999Z', '2026-11-22'],
  ['2026-11-22T22:00:00.000Z', '2026-11-23'],
])('a quote that names no day is for the day it is in Rwanda: at %s for %s', async (instant, day) => {
  expect((await quoteAt(instant)).date).toBe(day);
});
