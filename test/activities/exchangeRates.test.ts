import { randomUUID } from 'node:crypto';
import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import { WORKER } from '../../prisma/actor.js';
import { enterRate, openRateEntry } from '../../prisma/queries/exchangeRates.js';
import type { Conversion } from '../../rules/money/conversion.js';
import { thirdWednesdayOfPreviousMonth } from '../../rules/money/legalRateDate.js';
import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';
import { buildCoffeeDeclaration } from '../support/builders/declarationData.js';

const TABLE = 'cn_customs';

let fixture: CaseFixture;
beforeEach(async () => {
  fixture = await openCaseFixture();
});
afterEach(() => fixture.close());

/** Enters China's rate of the legal day of a declaration that is accepted today. */
async function enter(rate: string): Promise<void> {
  const at = new Date().toISOString();
  const day = thirdWednesdayOfPreviousMonth(at.slice(0, 10));
  const id = `fxe_${randomUUID()}`;
  await fixture.record.withActor(WORKER, async (tx) => {
    const words = { source: 'A gazette', reason: 'A test', rateKind: 'official', confidence: 'official' } as const;
    const by = { supersedes: true, enteredBy: 'prs_test', role: 'customs_officer', at };
    await openRateEntry(tx, { id, kind: 'manual', table: TABLE, ...words, ...by });
    const pair = { table: TABLE, base: 'USD', quote: 'CNY', kind: 'official' } as const;
    await enterRate(tx, id, { ...pair, rate, publishedOn: day, from: day, until: null });
  });
}

/** Stage and customs value of each assessment of a case, with the rate and kind it was made with; oldest first. */
async function assessments(id: string): Promise<string[]> {
  const rows = await fixture.rows<{ stage: string; value: string; rates: Conversion[] }>(
    `SELECT a.stage, a.customs_value::text AS value, d.facts -> 'rates' AS rates FROM assessment a
     JOIN decision d ON d.id = a.decision_id WHERE a.declaration_id = $1 ORDER BY a.at, a.id`,
    [id],
  );
  return rows.map(({ stage, value, rates }) =>
    [stage, Number(value).toFixed(2), ...rates.map(({ kind, rate }) => `${kind} ${rate}`)].join(' '),
  );
}

/** An amendment after release, asked for by the exporter and granted by customs. */
async function amend(id: string, changes: Partial<DeclarationData>): Promise<void> {
  const data = buildCoffeeDeclaration({ policy: { random_draw: '0.9999' }, ...changes });
  await fixture.act(id, 'requestAmendment', { data, pointers: [] });
  const messageId = (await fixture.snapshot(id)).messages[0]?.messageId ?? '';
  const request = `clearance:${id}:message-${messageId}:1`;
  await fixture.answered(id, request, 'customs', 'amend', { outcome: 'accepted', receipt: 'R2' });
  await fixture.run(id, 'recordMessage', { messageId, effectKey: request });
  const at = new Date().toISOString();
  await fixture.notice(id, 'customs', 'customs_request_granted', { functionCode: '11', at, request }, 2);
}

// The coffee parcel is worth USD 305.00 with freight and insurance.
describe('the rates of an assessment', () => {
  it('are those of the table that the law names, and stand for the case whatever is entered later', async () => {
    await enter('7.00');
    const id = await fixture.registered();
    await enter('8.00');
    await fixture.run(id, 'assess');
    expect(await assessments(id)).toEqual(['provisional 2135.00 official 7', 'final 2135.00 official 7']);

    await fixture.run(id, 'release');
    await amend(id, { freight: { amount: '32.00', currency: 'USD' } });
    // Ten dollars more, at the rate of before.
    expect((await assessments(id)).at(-1)).toBe('final 2205.00 official 7');

    const other = await fixture.registered();
    expect(await assessments(other)).toEqual(['provisional 2440.00 official 8']);
  });

  it('give way to the official one where a reference stood in and nothing is due yet, and stand after that', async () => {
    const id = await fixture.registered();
    expect(await assessments(id)).toEqual(['provisional 2141.01 reference 7.0197']);
    await enter('7.00');
    await fixture.run(id, 'assess');
    expect((await assessments(id)).at(-1)).toBe('final 2135.00 official 7');
  });
});
