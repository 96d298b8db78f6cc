import { problemsOf, type Problem } from '../problem.js';
import type { Records } from '../records.js';

const problem = problemsOf('I6');

/** Acts against goods that take effect only with two officers' signatures. */
const SIGNED: readonly string[] = [
  'detain',
  'endDetention',
  'seize',
  'decideAppeal',
  'forfeit',
  'destroyGoods',
  'returnGoods',
];

const NOTICES: Readonly<Record<string, string>> = { DETAINED: 'detention', SEIZED: 'seizure' };

/** I6: what customs did to goods was signed by two officers, and the exporter was given notice of it. */
export function checkEnforcement(records: Records): Problem[] {
  return [...checkTwoOfficers(records), ...checkNotices(records)];
}

function checkTwoOfficers({ acts, proposals, declarations }: Records): Problem[] {
  // From lane red, where it is decided here, two officers let goods go on.
  const red = declarations.filter(({ lane, authority }) => lane === 'red' && authority.lane !== 'authority');
  const onRed = new Set(red.map(({ id }) => id));
  return acts
    .filter(
      ({ kind, declarationId }) => SIGNED.includes(kind) || (kind === 'recordInspection' && onRed.has(declarationId)),
    )
    .filter(({ outcome }) => outcome?.accepted === true)
    .filter(({ declarationId, kind, personId, payload }) => {
      const proposal = proposals.find(({ id }) => id === payload.proposalId);
      const isSigned =
        proposal?.status === 'signed' &&
        (kind === 'recordInspection'
          ? proposal.kind === 'inspection_result'
          : proposal.kind === 'enforcement' && proposal.payload.action === kind) &&
        proposal.declarationId === declarationId &&
        proposal.proposedBy === personId &&
        proposal.signedBy !== null &&
        proposal.signedBy === payload.signedBy &&
        proposal.signedBy !== personId;
      return !isSigned;
    })
    .map(({ declarationId, kind }) => problem(declarationId, `${kind} was not signed by two officers`));
}

/** One notice for each time the goods were detained or seized. */
function checkNotices({ declarations, timeline, legalNotices }: Records): Problem[] {
  return declarations.flatMap(({ id }) =>
    Object.entries(NOTICES).flatMap(([state, kind]) => {
      const times = timeline.filter(
        ({ declarationId, fromState, toState }) => declarationId === id && toState === state && fromState !== state,
      ).length;
      const served = legalNotices.filter((notice) => notice.declarationId === id && notice.kind === kind).length;
      return times === served ? [] : [problem(id, `was ${state} ${times} times, with ${served} notices of ${kind}`)];
    }),
  );
}
