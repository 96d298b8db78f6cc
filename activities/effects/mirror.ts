import type { NoticeKind } from '../../domain/clearance/notices.js';
import type { State } from '../../domain/clearance/states.js';
import { isTerminal } from '../../domain/clearance/states.js';
import type { DeclarationRow, TheirDecisions } from '../../prisma/queries/declarationRow.js';
import { isAfter, isFollowed, standingWords, type Mirror } from './standingWords.js';

const NOT_YET: readonly State[] = ['DRAFT', 'SUBMITTED', 'PERMITS_PENDING', 'LODGED', 'REJECTED', 'MATCHING'];
const BEFORE_ASSESSMENT: readonly State[] = ['REGISTERED', 'DOCUMENTS_REQUIRED', 'QUERY', 'INSPECTION'];
const AWAITING_RELEASE: readonly State[] = ['ASSESSED', 'PAYMENT_DUE'];
const WITHIN_REACH: readonly State[] = ['RELEASED', 'CONSOLIDATED'];
const INVALIDABLE: readonly State[] = [
  'PRELODGED',
  ...BEFORE_ASSESSMENT,
  ...AWAITING_RELEASE,
  ...WITHIN_REACH,
  'RECALLED',
  'DETAINED',
  'EXIT_OVERDUE',
];

/**
 * The one next step toward what the authority's notices say; undefined when the record has followed them. Only instants of
 * issue count, never the order of arrival: a control issued before the release leads nowhere after it, a detention issued
 * after it calls the goods back, and an invalidation is the end whatever came before.
 */
export function findMirror(declaration: DeclarationRow): Mirror | undefined {
  const { theirs } = declaration.facts;
  if (theirs === undefined || NOT_YET.includes(declaration.state) || isTerminal(declaration.state)) return undefined;
  return findBeside(declaration, theirs) ?? findEnd(declaration, theirs) ?? findArrow(declaration, theirs);
}

/** Final figures have still to come, where the authority assesses and has not released without them. */
export function areFiguresAwaited({ authority, facts: { theirs = {} } }: DeclarationRow): boolean {
  return authority.assessment === 'authority' && theirs.final === undefined && theirs.releasedAt === undefined;
}

/** Followed once, beside the state: nothing that is followed later takes the record away from them. */
const BESIDE: readonly NoticeKind[] = ['customs_tax_calculated', 'customs_corrected'];

/**
 * Marks a word as followed. One that leads along an arrow takes the record to where it stood when the word was said: what
 * was said later and had come earlier is to be followed again.
 */
export function markFollowed(declaration: DeclarationRow, { notice, at, walks }: Mirror): void {
  const { theirs = {} } = declaration.facts;
  const isOvertaken = (token: string): boolean => {
    const [kind = '', said = ''] = token.split('@');
    return walks && !BESIDE.some((name) => name === kind) && isAfter(said, at);
  };
  const kept = (theirs.followed ?? []).filter((token) => !isOvertaken(token));
  const followed = [...new Set([...kept, `${notice}@${at}`])].sort();
  declaration.facts = { ...declaration.facts, theirs: { ...theirs, followed } };
}

/** Has the record come as far as this word leads? A release leads through the assessment. */
export function isReached({ state, authority }: DeclarationRow, { notice, walks }: Mirror): boolean {
  if (!walks) return true;
  if (notice === 'customs_released') return state === 'RELEASED' || authority.release === 'here';
  return notice === 'customs_tax_calculated' || state !== 'RECALLED';
}

/** Corrections, and figures that no longer lead to the assessment: followed where the record stands. */
function findBeside({ state }: DeclarationRow, theirs: TheirDecisions): Mirror | undefined {
  if (state === 'PRELODGED') return undefined;
  const words = [
    ...(theirs.corrections ?? []).map(({ at }) => ({ notice: 'customs_corrected' as const, at })),
    ...figuresOf(theirs, BEFORE_ASSESSMENT.includes(state)),
  ];
  const word = words.find((candidate) => !isFollowed(theirs, candidate));
  return word && { ...word, walks: false };
}

/** Provisional figures count until there are final ones. Before the assessment the final ones are no mere figures. */
function figuresOf({ provisional, final }: TheirDecisions, beforeAssessment: boolean): Omit<Mirror, 'walks'>[] {
  const standing = final === undefined ? provisional : beforeAssessment ? undefined : final;
  return standing === undefined ? [] : [{ notice: 'customs_tax_calculated', at: standing.at }];
}

/** Goods that have left can no longer be called back by an invalidation. */
function findEnd({ state, facts }: DeclarationRow, { invalidatedAt }: TheirDecisions): Mirror | undefined {
  if (invalidatedAt === undefined || facts.exitProved || !INVALIDABLE.includes(state)) return undefined;
  return { notice: 'customs_invalidated', at: invalidatedAt, walks: true };
}

function findArrow(declaration: DeclarationRow, theirs: TheirDecisions): Mirror | undefined {
  const { state } = declaration;
  const { stop, control, examination, release, letGo, figures } = standingWords(theirs);
  // A control that is decided here is neither ordered nor ended by them.
  const ordered = declaration.authority.lane === 'authority' ? control : undefined;
  if (BEFORE_ASSESSMENT.includes(state)) {
    // A control that is decided here is ended here, whatever is calculated or released meanwhile.
    if (declaration.authority.lane === 'here') return stop;
    const says = control?.notice === 'customs_under_control' && state === 'INSPECTION';
    // Figures said before the release lead first, whichever came first: what is on record is the order of what was said.
    const assessedFirst = figures !== undefined && release !== undefined && !isAfter(figures.at, release.at);
    const leading = assessedFirst ? figures : (release ?? figures);
    return stop ?? leading ?? (control && { ...control, walks: !says });
  }
  const recall = stop ?? examination;
  if (AWAITING_RELEASE.includes(state)) {
    return stop ?? (release && { ...release, walks: declaration.authority.release === 'authority' }) ?? ordered;
  }
  if (WITHIN_REACH.includes(state)) {
    // What stands already, and what comes too late to hold up goods that have left.
    return (recall && { ...recall, walks: !declaration.facts.exitProved }) ?? (release && { ...release, walks: false });
  }
  if (state === 'RECALLED') return recall ?? release;
  if (state === 'DETAINED') return (stop && { ...stop, walks: false }) ?? release ?? letGo;
  return state === 'EXIT_OVERDUE' && release ? { ...release, walks: false } : undefined;
}
