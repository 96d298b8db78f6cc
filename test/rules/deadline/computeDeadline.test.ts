import type { DeadlineName } from '../../../domain/clearance/deadlines.js';
import { DEADLINE_NAMES } from '../../../domain/clearance/deadlines.js';
import { computeDeadline } from '../../../rules/decisions/deadline/computeDeadline.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { COUNTRIES, TEST_PACKS } from '../packRoots.js';

const kigali = loadPacks(COUNTRIES);
const paris = loadPacks(TEST_PACKS);

const due = (name: DeadlineName, from: string, permitType?: string): string =>
  computeDeadline(kigali, {
    name,
    country: 'RW',
    from,
    date: from.slice(0, 10),
    ...(permitType === undefined ? {} : { permitType }),
  }).value.dueAt;

const dueInParis = (name: DeadlineName, from: string): string =>
  computeDeadline(paris, { name, country: 'XT', from, date: from.slice(0, 10) }).value.dueAt;

describe('computeDeadline in Kigali (UTC+2, no change of clocks)', () => {
  it.each<[DeadlineName, string, string]>([
    ['customs_answer', '2026-11-23T10:00:00Z', '2026-11-23T11:00:00.000Z'],
    ['documents_reminder', '2026-11-27T16:30:00Z', '2026-11-29T16:30:00.000Z'],
    ['documents_due', '2026-11-23T10:00:00Z', '2026-12-03T10:00:00.000Z'],
    ['draft_expiry', '2026-12-15T23:30:00Z', '2027-01-14T23:30:00.000Z'],
    ['payment_due', '2028-02-15T08:00:00Z', '2028-03-01T08:00:00.000Z'], // over a leap day
    ['payment_due', '2027-02-15T08:00:00Z', '2027-03-02T08:00:00.000Z'],
    ['exit_overdue', '2026-11-23T10:00:00Z', '2027-02-21T10:00:00.000Z'],
  ])('%s from %s', (name, from, expected) => {
    expect(due(name, from)).toBe(expected);
  });

  it.each<[string, string, string]>([
    ['two plain days', '2026-11-23T10:00:00Z', '2026-11-25T15:00:00.000Z'],
    ['over a weekend', '2026-11-26T10:00:00Z', '2026-11-30T15:00:00.000Z'],
    ['from a Sunday', '2026-11-29T10:00:00Z', '2026-12-01T15:00:00.000Z'],
    ['Sunday there, Saturday still in UTC', '2026-11-28T22:30:00Z', '2026-12-01T15:00:00.000Z'],
    ['Tuesday there, Monday still in UTC', '2026-11-23T22:00:00Z', '2026-11-26T15:00:00.000Z'],
    ['Monday there at the last moment', '2026-11-23T21:59:59.999Z', '2026-11-25T15:00:00.000Z'],
    ['over Christmas: 25 and, in lieu of Saturday, 28 December', '2026-12-24T08:00:00Z', '2026-12-30T15:00:00.000Z'],
    ['over the year’s end: 1 and, in lieu of Saturday, 4 January', '2026-12-31T10:00:00Z', '2027-01-06T15:00:00.000Z'],
    [
      'over Christmas 2027: both days on a weekend, one day in lieu',
      '2027-12-24T08:00:00Z',
      '2027-12-29T15:00:00.000Z',
    ],
    ['over Easter 2027 from Maundy Thursday', '2027-03-25T08:00:00Z', '2027-03-31T15:00:00.000Z'],
  ])('inspection_due, two working days, %s', (_, from, expected) => {
    expect(due('inspection_due', from)).toBe(expected);
  });

  it('takes the limit of the permit before the general one', () => {
    const from = '2026-11-23T10:00:00Z';
    expect(due('permit_decision', from, 'naeb-coffee-export')).toBe('2026-11-26T15:00:00.000Z');
    expect(due('permit_decision', from, 'rica-phytosanitary')).toBe('2026-11-30T15:00:00.000Z');
    expect(due('permit_decision', from, 'another')).toBe('2026-11-30T15:00:00.000Z');
  });

  it('knows every deadline of a clearance', () => {
    for (const name of DEADLINE_NAMES) {
      expect(Date.parse(due(name, '2026-11-23T10:00:00Z'))).toBeGreaterThan(Date.parse('2026-11-23T10:00:00Z'));
    }
  });

  it('says so when it counts over days whose holidays it does not know', () => {
    const input = { name: 'inspection_due', country: 'RW', date: '2027-12-30' } as const;
    const beyond = computeDeadline(kigali, { ...input, from: '2027-12-30T10:00:00Z' });
    expect(beyond.explanation).toContain('Holidays after 2027-12-31 are not in the pack');
    const within = computeDeadline(kigali, { ...input, from: '2026-12-30T10:00:00Z' });
    expect(within.explanation).not.toContain('are not in the pack');
  });

  it('explains the length, the zone and where it comes from', () => {
    const decision = computeDeadline(kigali, {
      name: 'inspection_due',
      country: 'RW',
      from: '2026-11-23T10:00:00Z',
      date: '2026-11-23',
      decidedAt: '2026-11-23T10:00:01.000Z',
    });
    expect(decision.explanation).toBe(
      'inspection_due: 2 working days after 2026-11-23, when the office closes at 17:00 in Africa/Kigali.',
    );
    expect(decision).toMatchObject({ ruleId: 'rw.deadline.inspection-due', decidedAt: '2026-11-23T10:00:01.000Z' });
    expect(decision.facts).toMatchObject({ confidence: 'default' });
  });

  it('gives way to the policy recorded with the declaration, for the deadlines it names only', () => {
    const policy = { deadlines: { documents_due: 3 } };
    const at = (name: DeadlineName) =>
      computeDeadline(kigali, { name, country: 'RW', from: '2026-11-23T10:00:00Z', date: '2026-11-23', policy });
    expect(at('documents_due').value.dueAt).toBe('2026-11-23T10:00:03.000Z');
    expect(at('documents_due').ruleId).toBe('policy.deadlines.documents_due');
    expect(at('query_due').value.dueAt).toBe('2026-12-03T10:00:00.000Z');
  });
});

describe('computeDeadline where clocks change (Europe/Paris)', () => {
  it.each<[string, DeadlineName, string, string]>([
    ['days keep the clock time in spring', 'payment_due', '2026-03-27T11:00:00Z', '2026-03-30T10:00:00.000Z'],
    ['and in autumn', 'payment_due', '2026-10-23T10:00:00Z', '2026-10-26T11:00:00.000Z'],
    ['02:30 does not exist on 29 March', 'payment_due', '2026-03-26T01:30:00Z', '2026-03-29T01:30:00.000Z'],
    ['02:30 comes twice on 25 October', 'payment_due', '2026-10-22T00:30:00Z', '2026-10-25T00:30:00.000Z'],
    ['hours run through', 'customs_answer', '2026-03-29T00:30:00Z', '2026-03-29T01:30:00.000Z'],
    ['working days close at the clock time', 'inspection_due', '2026-03-26T10:00:00Z', '2026-03-31T14:30:00.000Z'],
    ['a holiday on the leap day', 'inspection_due', '2028-02-25T10:00:00Z', '2028-03-02T15:30:00.000Z'],
  ])('%s', (_, name, from, expected) => {
    expect(dueInParis(name, from)).toBe(expected);
  });
});
