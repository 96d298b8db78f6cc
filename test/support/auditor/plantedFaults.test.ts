/** Each invariant's check finds its own fault, planted in records that are otherwise in order: an auditor that finds nothing proves nothing. */
import { checkRecords } from './auditInstallation.js';
import type { Invariant } from './problem.js';
import { tidyInstallation, type TidyInstallation } from './tidyInstallation.js';

const audit = ({ records, views, effects }: TidyInstallation): string[] =>
  checkRecords(records, records, views, effects).map(({ invariant, what }) => `${invariant} ${what}`);

/** The row at an index; a tidy installation has it. */
function at<Row>(rows: readonly Row[], index: number): Row {
  const row = rows.at(index);
  if (row === undefined) throw new Error(`no row ${index}`);
  return row;
}

const FAULTS: [Invariant, string, (installation: TidyInstallation) => void][] = [
  ['I1', 'a case without a workflow', ({ views }) => views.delete('dec_open')],
  [
    'I1',
    'an open case whose workflow failed',
    ({ views }) => void views.set('dec_open', { status: 'FAILED', pendingTaskAttempt: 0 }),
  ],
  [
    'I1',
    'an act that was never taken up',
    ({ records }) => void ((at(records.acts, 1).takenUpAt = null), (at(records.acts, 1).outcome = null)),
  ],
  [
    'I1',
    'a permit workflow left behind',
    ({ views }) => void views.set('permit:dec_cleared:rica', { status: 'RUNNING', pendingTaskAttempt: 0 }),
  ],
  [
    'I9',
    'a failing workflow task of a permit',
    ({ views }) => void views.set('permit:dec_open:rica', { status: 'RUNNING', pendingTaskAttempt: 6 }),
  ],
  [
    'I2',
    'a charge paid twice',
    ({ records }) => void records.payments.push({ ...at(records.payments, 0), id: 'pay_2', round: 2 }),
  ],
  ['I2', 'a charge left unpaid', ({ records }) => void (at(records.payments, 0).status = 'requested')],
  ['I2', 'a balance that does not add up', ({ records }) => void (at(records.accounts, 0).committed = '4000')],
  ['I2', 'a permit overdrawn', ({ records }) => void (at(records.accounts, 1).capacity = '5000')],
  [
    'I2',
    'a reservation settled twice',
    ({ records }) => void records.entries.push({ ...at(records.entries, 1), key: 'again', operation: 'give_back' }),
  ],
  ['I2', 'a reservation left open', ({ records }) => void records.entries.splice(1, 1)],
  ['I3', 'an effect had twice', ({ effects }) => void (at(effects, 0).performed = 2)],
  ['I3', 'an effect nobody asked for', ({ effects }) => void effects.push({ ...at(effects, 0), key: 'other' })],
  ['I3', 'an effect that never was', ({ effects }) => void effects.pop()],
  ['I4', 'a forbidden order', ({ records }) => void records.timeline.splice(2, 1)],
  ['I4', 'a row ahead of its timeline', ({ records }) => void (at(records.declarations, 1).state = 'REGISTERED')],
  ['I5', 'a changed record', ({ records }) => void (at(records.audit, 3).body = { what: 'nothing' })],
  ['I5', 'a deleted record', ({ records }) => void records.audit.splice(3, 1)],
  ['I5', 'a cut tail', ({ records }) => void records.audit.pop()],
  [
    'I5',
    'two records exchanged',
    ({ records }) =>
      void ([at(records.audit, 1).body, at(records.audit, 2).body] = [
        at(records.audit, 2).body,
        at(records.audit, 1).body,
      ]),
  ],
  ['I6', 'documents nobody accepted', ({ records }) => void records.acts.pop()],
  ['I6', 'a decision by the declarant', ({ records }) => void (at(records.acts, 1).personId = 'prs_declarant')],
  [
    'I6',
    'a detention without a second officer',
    ({ records }) => void records.acts.push({ ...at(records.acts, 1), id: 'act_3', kind: 'detain' }),
  ],
  [
    'I6',
    'a release from red by one officer',
    ({ records }) => {
      at(records.declarations, 0).lane = 'red';
      records.acts.push({ ...at(records.acts, 1), id: 'act_3', kind: 'recordInspection' });
      const examined = { round: 1, status: 'done', inspectedBy: 'prs_officer', examinationResult: {} };
      records.inspections.push({ declarationId: 'dec_cleared', ...examined });
    },
  ],
  [
    'I6',
    'a notice of something that never happened',
    ({ records }) =>
      void records.legalNotices.push({
        declarationId: 'dec_open',
        kind: 'seizure',
        proposedBy: 'prs_officer',
        signedBy: 'prs_second_officer',
      }),
  ],
  ['I6', 'a signature of the same person', ({ records }) => void (at(records.parked, 0).signedBy = 'prs_operator')],
  [
    'I6',
    'a permit not written off',
    ({ records }) =>
      void (at(records.versions, 0).data = { items: [{ line: 1, hs_code: '090121', net_weight_grams: 6000 }] }),
  ],
  ['I7', 'a workflow in another state', ({ views }) => void setState(views)],
  ['I8', 'an event without a position', ({ records }) => void (at(records.events, 2).position = null)],
  ['I8', 'a gap in the feed', ({ records }) => void (at(records.events, -1).position = '99')],
  [
    'I8',
    'an event missing',
    ({ records }) => void records.events.splice(-1, 1, { ...at(records.events, -1), sequence: 9 }),
  ],
  [
    'I9',
    'a failing workflow task',
    ({ views }) => void views.set('dec_open', { ...view(views), pendingTaskAttempt: 4 }),
  ],
];

function view(views: TidyInstallation['views']) {
  const found = views.get('dec_open');
  if (found === undefined) throw new Error('no open case');
  return found;
}

function setState(views: TidyInstallation['views']): void {
  const found = view(views);
  if (found.snapshot === undefined) throw new Error('no snapshot');
  views.set('dec_open', { ...found, snapshot: { ...found.snapshot, state: 'REGISTERED' } });
}

describe('the auditor', () => {
  test('finds nothing where nothing is wrong', () => {
    expect(audit(tidyInstallation())).toEqual([]);
  });

  test.each(FAULTS)('%s: %s', (invariant, _what, plant) => {
    const installation = tidyInstallation();
    plant(installation);
    expect(audit(installation)).toContainEqual(expect.stringMatching(new RegExp(`^${invariant} `)));
  });

  test('every invariant it can check from records has a planted fault', () => {
    const planted = new Set(FAULTS.map(([invariant]) => invariant));
    expect([...planted].sort()).toEqual(['I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I8', 'I9']);
  });
});
