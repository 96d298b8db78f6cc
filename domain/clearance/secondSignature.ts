import type { Resolution, SignedAction } from './actions.js';
import type { Lane } from './lanes.js';
import { isAgencyCounterparty } from './roles.js';

/** Why a second person has to sign: shown to both. */
export interface SignatureRule {
  id: string;
  explanation: string;
}

/** What a repair is judged by. */
export interface Repair {
  action: Resolution;
  /** Counterparty of the parked step. */
  counterparty: string;
  /** What an override gives in place of the counterparty's answer. */
  overridable: string;
  /** How many parked steps the same request acts on; one where absent. */
  cases?: number;
}

/** What somebody is about to do, as far as four eyes ask about it. */
export type SignedMatter =
  | ({ kind: 'resolve_parked' } & Repair)
  | { kind: 'enforcement'; action: SignedAction }
  /** `decides`: who decides on the control; what an authority decides elsewhere is not signed here. */
  | { kind: 'inspection_result'; lane: Lane | null; decides: 'here' | 'authority' }
  | { kind: 'publish_pack' };

/** What can be proposed by one person and signed by another. */
export type SignedMatterKind = SignedMatter['kind'];

/** One row of four eyes. */
export interface FourEyesRow extends SignatureRule {
  /** The act in words, and when it needs a second signature. */
  act: string;
  when: string;
  source: string;
  applies: (matter: SignedMatter) => boolean;
}

/** On how many parked steps one operator may act with one request. */
export const REPAIRS_ALONE = { cases: 10, from: '2026-11-24', source: 'product default' } as const;

const KYOTO = 'Revised Kyoto Convention, Specific Annex H, chapter 1, with four eyes as product default';
const DEFAULT = 'product default';

const repair = (applies: (asked: Repair) => boolean) => (matter: SignedMatter) =>
  matter.kind === 'resolve_parked' && applies(matter);
const against = (actions: readonly SignedAction[]) => (matter: SignedMatter) =>
  matter.kind === 'enforcement' && actions.includes(matter.action);

/**
 * The one table of four eyes: which acts two people sign, and when. Whatever no row applies to one person does alone. The
 * first row that applies is shown. Services read it where an act is asked for, and the record once more where it is taken up.
 */
export const FOUR_EYES: readonly FourEyesRow[] = [
  {
    id: 'CUSTOMS.SIGN.RELEASE_FROM_RED',
    explanation:
      'On lane red the result of the examination lets the goods go on to release: a second officer of customs signs.',
    act: 'result of an examination',
    when: 'lane red, control decided here, whatever was found: goods found otherwise are corrected and go on as well',
    source: DEFAULT,
    applies: (matter) => matter.kind === 'inspection_result' && matter.lane === 'red' && matter.decides === 'here',
  },
  {
    id: 'CUSTOMS.SIGN.DETENTION',
    explanation:
      'A detention, and the end of one, changes whether the goods may go: a second officer of customs signs.',
    act: 'detention, its end, return of detained goods',
    when: 'always',
    source: KYOTO,
    applies: against(['detain', 'endDetention', 'returnGoods']),
  },
  {
    id: 'CUSTOMS.SIGN.SEIZURE',
    explanation: 'It takes the goods from their owner: a second officer of customs signs.',
    act: 'seizure, forfeiture, destruction',
    when: 'always',
    source: KYOTO,
    applies: against(['seize', 'forfeit', 'destroyGoods']),
  },
  {
    id: 'CUSTOMS.SIGN.APPEAL',
    explanation: 'The decision on an appeal lets goods go or keeps them: a second officer of customs signs.',
    act: 'decision on an appeal',
    when: 'always',
    source: KYOTO,
    applies: against(['decideAppeal']),
  },
  {
    id: 'OPS.SIGN.ABORT',
    explanation: 'Aborting ends the clearance without release and pays back what was paid: a second person signs.',
    act: 'abort of a clearance',
    when: 'always',
    source: DEFAULT,
    applies: repair(({ action }) => action === 'abort'),
  },
  {
    id: 'OPS.SIGN.PAYMENT',
    explanation: 'The step concerns money: a second person signs for any answer but the provider’s own.',
    act: 'override or skip of a parked step',
    when: 'the step concerns money',
    source: DEFAULT,
    applies: repair(
      ({ action, counterparty, overridable }) =>
        (action === 'override' || action === 'skip') && (counterparty === 'payment' || overridable === 'payment'),
    ),
  },
  {
    id: 'OPS.SIGN.ACCEPTANCE',
    explanation: 'An MRN given by hand stands for the legal acceptance that release rests on: a second person signs.',
    act: 'override of a parked step',
    when: 'an MRN is given by hand',
    source: DEFAULT,
    applies: repair(({ action, overridable }) => action === 'override' && overridable === 'mrn'),
  },
  {
    id: 'OPS.SIGN.PERMIT',
    explanation: 'A permit given by hand opens the way to release: a second person signs.',
    act: 'override of a parked step',
    when: 'a permit is given by hand',
    source: DEFAULT,
    applies: repair(({ action, overridable }) => action === 'override' && overridable === 'permit'),
  },
  {
    id: 'OPS.SIGN.BEFORE_RELEASE',
    explanation: 'Going on without an answer that release rests on changes release: a second person signs.',
    act: 'skip of a parked step',
    when: 'release rests on the answer',
    source: DEFAULT,
    applies: repair(
      ({ action, counterparty }) =>
        action === 'skip' && (counterparty === 'portolan' || isAgencyCounterparty(counterparty)),
    ),
  },
  {
    id: 'OPS.SIGN.BULK',
    explanation: `One request acts on more than ${REPAIRS_ALONE.cases} cases: a second person signs.`,
    act: 'repair of several parked steps with one request',
    when: `more than ${REPAIRS_ALONE.cases} cases (from ${REPAIRS_ALONE.from})`,
    source: REPAIRS_ALONE.source,
    applies: repair(({ cases = 1 }) => cases > REPAIRS_ALONE.cases),
  },
  {
    id: 'RULES.SIGN.PUBLISH',
    explanation: 'A pack of rules becomes law for every case here: a second person signs.',
    act: 'publishing of rules',
    when: 'always',
    source: DEFAULT,
    applies: ({ kind }) => kind === 'publish_pack',
  },
];

/** The rule by which a second person has to sign; undefined when one person may act at once. */
export function findSignatureRule(matter: SignedMatter): SignatureRule | undefined {
  const row = FOUR_EYES.find(({ applies }) => applies(matter));
  return row && { id: row.id, explanation: row.explanation };
}
