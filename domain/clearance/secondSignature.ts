import type { Resolution } from './actions.js';
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
}

interface RuleRow extends SignatureRule {
  applies: (repair: Repair) => boolean;
}

/** Where money or release changes, two people agree. The first row that applies is shown. */
const RULES: readonly RuleRow[] = [
  {
    id: 'OPS.SIGN.ABORT',
    explanation: 'Aborting ends the clearance without release and pays back what was paid: a second person signs.',
    applies: ({ action }) => action === 'abort',
  },
  {
    id: 'OPS.SIGN.PAYMENT',
    explanation: 'The step concerns money: a second person signs for any answer but the provider’s own.',
    applies: ({ action, counterparty, overridable }) =>
      (action === 'override' || action === 'skip') && (counterparty === 'payment' || overridable === 'payment'),
  },
  {
    id: 'OPS.SIGN.ACCEPTANCE',
    explanation: 'An MRN given by hand stands for the legal acceptance that release rests on: a second person signs.',
    applies: ({ action, overridable }) => action === 'override' && overridable === 'mrn',
  },
  {
    id: 'OPS.SIGN.PERMIT',
    explanation: 'A permit given by hand opens the way to release: a second person signs.',
    applies: ({ action, overridable }) => action === 'override' && overridable === 'permit',
  },
  {
    id: 'OPS.SIGN.BEFORE_RELEASE',
    explanation: 'Going on without an answer that release rests on changes release: a second person signs.',
    applies: ({ action, counterparty }) =>
      action === 'skip' && (counterparty === 'portolan' || isAgencyCounterparty(counterparty)),
  },
];

/** The rule by which a second person has to sign; undefined when one person may act at once. */
export function findSignatureRule(repair: Repair): SignatureRule | undefined {
  const row = RULES.find(({ applies }) => applies(repair));
  return row && { id: row.id, explanation: row.explanation };
}
