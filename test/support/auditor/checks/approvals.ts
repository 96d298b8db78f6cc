import { sum, asDecimal } from '../fixedPoint.js';
import { problemsOf, type Problem } from '../problem.js';
import type { DeclarationRow, Records } from '../records.js';
import { MANDATORY_PERMITS } from '../stateOrders.js';

const problem = problemsOf('I6');

/** Values given by hand on which money or release rests; a label is not among them. */
const SIGNED_OVERRIDES = ['mrn', 'permit', 'payment'];

/** Does this resolution change money or release, and so need a second, different person? */
const needsSignature = ({ resolution, overridable }: Records['parked'][number]): boolean =>
  resolution === 'abort' || (resolution === 'override' && SIGNED_OVERRIDES.includes(overridable));

/** I6: every release has the approvals its lane and its goods need, given by people other than the declarant. */
export function checkApprovals(records: Records): Problem[] {
  const released = new Set(
    records.timeline.filter(({ toState }) => toState === 'RELEASED').map(({ declarationId }) => declarationId),
  );
  const releases = records.declarations
    .filter(({ id }) => released.has(id))
    .flatMap((declaration) => [...checkControl(records, declaration), ...checkPermits(records, declaration)]);
  return [...releases, ...checkOwnDecisions(records), ...checkSignatures(records)];
}

/** A control that was ordered was also carried out, by an officer, before release. */
function checkControl(records: Records, { id, lane, authority, declarantPersonId }: DeclarationRow): Problem[] {
  // A control of the authority's own system is carried out there.
  if (authority.lane === 'authority') return [];
  const visited = records.timeline.filter(({ declarationId }) => declarationId === id).map(({ toState }) => toState);
  const found: Problem[] = [];
  // Two officers, or the authority itself, let detained goods go: that ends whatever control stood.
  if (letGo(records, id)) return found;
  if (lane === 'red' || visited.includes('INSPECTION')) {
    const done = records.inspections.filter(
      (inspection) => inspection.declarationId === id && inspection.status === 'done',
    );
    if (
      !done.some(
        ({ inspectedBy, examinationResult }) =>
          inspectedBy !== null && inspectedBy !== declarantPersonId && examinationResult !== null,
      )
    ) {
      found.push(problem(id, 'was released without the result of its inspection'));
    }
  } else if (lane === 'yellow' || visited.includes('DOCUMENTS_REQUIRED') || visited.includes('QUERY')) {
    const accepted = records.acts.some(
      ({ declarationId, kind, role, outcome }) =>
        declarationId === id && kind === 'acceptDocuments' && role === 'customs_officer' && outcome?.accepted === true,
    );
    if (!accepted) found.push(problem(id, 'was released without an officer having accepted its documents'));
  }
  return found;
}

const letGo = ({ timeline }: Records, id: string): boolean =>
  timeline.some(
    ({ declarationId, fromState, toState }) =>
      declarationId === id && (fromState === 'DETAINED' || fromState === 'SEIZED') && toState === 'ASSESSED',
  );

/** The weight of each good that needs a permit was written off on permits of that type. */
function checkPermits(records: Records, { id, declarationVersion }: DeclarationRow): Problem[] {
  const version = records.versions.find(
    ({ declarationId, number }) => declarationId === id && number === declarationVersion,
  );
  const accounts = new Map(records.accounts.map((account) => [account.id, account.subjectId]));
  const types = new Map(records.permits.map((permit) => [permit.id, permit.permitType]));
  const needed = new Map<string, string[]>();
  // The table of permits is Rwanda's.
  for (const item of (version?.data.corridor?.origin ?? 'RW') === 'RW' ? (version?.data.items ?? []) : []) {
    for (const type of MANDATORY_PERMITS[item.hs_code.slice(0, 4)] ?? []) {
      needed.set(type, [...(needed.get(type) ?? []), String(item.net_weight_grams)]);
    }
  }
  return [...needed].flatMap(([type, grams]) => {
    const written = records.entries.filter(
      ({ declarationId, operation, accountId }) =>
        declarationId === id && operation === 'commit' && types.get(accounts.get(accountId) ?? '') === type,
    );
    const off = sum(written.map(({ quantity }) => quantity));
    return off === sum(grams)
      ? []
      : [
          problem(
            id,
            `was released with ${asDecimal(off)} g written off on ${type}, ${asDecimal(sum(grams))} g needed`,
          ),
        ];
  });
}

/** Nobody decides on their own declaration. */
function checkOwnDecisions(records: Records): Problem[] {
  const declarants = new Map(records.declarations.map(({ id, declarantPersonId }) => [id, declarantPersonId]));
  return records.acts
    .filter(({ role, outcome }) => role !== 'exporter' && outcome?.accepted === true)
    .filter(({ declarationId, personId }) => declarants.get(declarationId) === personId)
    .map(({ declarationId, kind, role }) => problem(declarationId, `its own declarant did ${kind} as ${role}`));
}

function checkSignatures(records: Records): Problem[] {
  return records.parked
    .filter((step) => step.status === 'resolved' && needsSignature(step))
    .filter(({ resolvedBy, signedBy }) => signedBy === null || signedBy === resolvedBy)
    .map(({ declarationId, step, resolution }) =>
      problem(declarationId, `${String(resolution)} of ${step} has no second signature`),
    );
}
