import type { Change } from '../../prisma/queries/change.js';
import type { DeclarationRow, TheirDecisions } from '../../prisma/queries/declarationRow.js';
import type { NoticeRow } from '../../prisma/queries/notices.js';
import { isTerminal, type State } from '../../domain/clearance/states.js';
import { appendTimeline } from '../../prisma/queries/change.js';
import { APPLIED, byCounterparty, ignored, type NoticeHandler, type Taken } from './noticeHandler.js';

/** Not lodged in this version: what comes now speaks of the version before. */
const NOT_LODGED: readonly State[] = ['DRAFT', 'SUBMITTED', 'PERMITS_PENDING', 'REJECTED'];

/**
 * Wraps a handler of the authority's notices: what was said once changes nothing when it is said again, in a message of
 * another id or in the answer to a question; and what speaks of an earlier version is late.
 */
export const heardOnce =
  (handler: NoticeHandler): NoticeHandler =>
  async (deps, change, notice) => {
    const { declaration } = change;
    const word = `${String(notice.kind)}@${instantOf(change, notice)}`;
    if ((declaration.facts.theirs?.heard ?? []).includes(word)) return ignored('Customs has said so already.');
    const late = whyLate(declaration, notice);
    if (late !== undefined) return ignored(late);
    const taken = await handler(deps, change, notice);
    if (taken.ignored === undefined) keep(declaration, ({ heard = [] }) => ({ heard: [...heard, word].sort() }));
    return taken;
  };

/** Their instant of issue. */
export function instantOf({ at }: Change, { facts }: NoticeRow): string {
  return typeof facts.at === 'string' ? new Date(facts.at).toISOString() : at;
}

/** Why a notice is too late to count; undefined when it counts. */
function whyLate({ facts, declarationVersion, state }: DeclarationRow, { version }: NoticeRow): string | undefined {
  if (isTerminal(state)) return `The clearance has ended as ${state}.`;
  const standing = NOT_LODGED.includes(state) ? declarationVersion : (facts.lodgedVersion ?? 1);
  return version !== null && version < standing
    ? `Customs speaks of version ${version}; version ${standing} stands.`
    : undefined;
}

/** Adds to what the authority has said. */
export function keep(declaration: DeclarationRow, said: (theirs: TheirDecisions) => Partial<TheirDecisions>): void {
  const { theirs = {} } = declaration.facts;
  declaration.facts = { ...declaration.facts, theirs: { ...theirs, ...said(theirs) } };
}

/** Is this the newest of its kind, by their instants? */
export const isNewer = (at: string, standing: string | undefined): boolean =>
  standing === undefined || Date.parse(at) > Date.parse(standing);

/** Told to officers: the record moves in a step of its own, if it moves at all. */
export function tell(change: Change, notice: NoticeRow, why: string, audience: 'all' | 'officer' = 'officer'): Taken {
  const { functionCode = null } = notice.facts;
  appendTimeline(change, {
    what: 'customsInformed',
    by: byCounterparty(notice),
    why,
    audience,
    details: { function_code: functionCode, issued_at: instantOf(change, notice) },
  });
  return APPLIED;
}
