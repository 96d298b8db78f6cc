import { reassessDeclaration, type Reassessment } from '../../services/declarations/reassessDeclaration.js';
import type { PersonRole } from '../../domain/clearance/roles.js';
import { buildBasketsDeclaration } from '../support/builders/corridorData.js';
import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';
import { callerOf } from '../support/builders/fixtureCallers.js';

/** Baskets to Germany, assessed after 1 July 2026: a fixed duty of EUR 3, and VAT of 19 % on 81. */
let fixture: CaseFixture;
let baskets: string;
beforeAll(async () => {
  fixture = await openCaseFixture();
  baskets = await fixture.registered(buildBasketsDeclaration());
  await fixture.run(baskets, 'assess');
});
afterAll(() => fixture.close());

const ask = (declarationId: string, date: string, role: PersonRole = 'exporter'): Promise<Reassessment> =>
  reassessDeclaration(fixture, callerOf(fixture, role), { declarationId, date });
const stored = (): Promise<unknown[]> =>
  fixture.rows(
    `SELECT d.version, d.sequence, (SELECT json_agg(a ORDER BY a.id) FROM assessment a) AS assessments,
      (SELECT json_agg(c ORDER BY c.id) FROM decision c) AS decisions FROM declaration d ORDER BY d.id`,
  );

it('names each charge that differs by the law of another day, with the rows before and after', async () => {
  const { before, after, differences } = await ask(baskets, '2026-06-30');
  expect([before.packs, after.packs].map((packs) => packs.map(({ id }) => id))).toEqual([
    ['RW/2026-01-01', 'DE/2026-01-01'],
    ['RW/2026-01-01', 'DE/2026-01-01'],
  ]);
  expect(differences.map(({ tax, before: was, after: is, difference }) => [tax, was, is, difference])).toEqual([
    ['duty', '3.00', '0.00', '-3.00'],
    ['vat', '15.39', '14.82', '-0.57'],
  ]);
  const [duty] = differences;
  expect(duty?.beforeRows[0]).toMatchObject({ from: '2026-07-01', until: '2028-06-30' });
  expect(duty?.afterRows[0]).toMatchObject({ until: '2026-06-30' });
  expect(duty?.because[0]).toContain(`instead of ${duty?.beforeRows[0]?.ruleId ?? '?'}`);
});

it('by the law of its own day differs in nothing', async () => {
  const today = new Date().toISOString().slice(0, 10);
  const { differences, rates, noLongerSaid, nowSaid } = await ask(baskets, today);
  expect({ differences, rates, noLongerSaid, nowSaid }).toEqual({
    differences: [],
    rates: null,
    noLongerSaid: [],
    nowSaid: [],
  });
});

it.each(['exporter', 'customs_officer', 'operator'] as const)(
  'is open to the %s, and changes nothing',
  async (role) => {
    const before = await stored();
    await ask(baskets, '2028-07-01', role);
    expect(await stored()).toEqual(before);
  },
);

it('says what was known before and is not by the law of the day', async () => {
  const { noLongerSaid, nowSaid } = await ask(baskets, '2028-07-01');
  expect(noLongerSaid.map(({ what }) => what)).toContain('duty on line 1');
  expect(nowSaid).toEqual([]);
});

it('is refused for a day without law, to an agency, and of a declaration that was never assessed', async () => {
  await expect(ask(baskets, '1999-01-01')).rejects.toMatchObject({ parts: { faults: [{ pointer: '/date' }] } });
  await expect(ask(baskets, '2026-06-30', 'agency_officer')).rejects.toMatchObject({ code: 'ACCESS.ROLE_NOT_ALLOWED' });
  const fresh = await fixture.submit();
  await expect(ask(fresh, '2026-06-30')).rejects.toMatchObject({ code: 'DECLARATION.NOT_ASSESSED' });
});
