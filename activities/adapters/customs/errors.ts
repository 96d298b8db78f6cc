import type { RefusalReading, RefusalRow } from '../transport/interpretAnswer.js';
import { toOurPointer } from './pointers.js';

/**
 * The authority's codes. None is worth repeating under the same key: the answer to it is stored, and stays. What helps is
 * said with each. Faults of the way there and back, which may be worth repeating, stand in transport/fault.ts.
 */
export const CUSTOMS_REFUSALS: Readonly<Record<string, RefusalRow>> = {
  FORMAT: { code: 'DECLARATION.FIELD_INVALID', why: 'The message does not have the form: a new version helps.' },
  C100: { code: 'DECLARATION.REJECTED_BY_CUSTOMS', why: 'Rejected without a field: a person has to ask.' },
  C101: { code: 'DECLARATION.LRN_REUSED', why: 'The LRN rests for 48 hours: another LRN helps.' },
  C102: { code: 'DECLARATION.NET_EXCEEDS_GROSS', why: 'The weights contradict: a new version helps.' },
  C103: { code: 'DECLARATION.FIELD_INVALID', why: 'No such commodity code: a new version helps.' },
  C104: { code: 'DECLARATION.FIELD_INVALID', why: 'Code and goods do not fit: a new version helps.' },
  C105: { code: 'DECLARATION.FIELD_INVALID', why: 'No net mass: a new version helps.' },
  C110: { code: 'DECLARATION.NEVER_ARRIVED', why: 'The goods were not presented in time: the declaration is over.' },
  C201: { code: 'COUNTERPARTY.REFUSED', why: 'The authority knows no such declaration: there is nothing to act on.' },
  C202: { code: 'COUNTERPARTY.REFUSED', why: 'The goods have left: it can no longer be undone.' },
  C203: { code: 'COUNTERPARTY.REFUSED', why: 'The declaration was cancelled: the goods may not leave under it.' },
  C204: { code: 'COUNTERPARTY.REFUSED', why: 'A control is under way or over: an officer has to decide.' },
  C205: { code: 'COUNTERPARTY.REFUSED', why: 'The declaration is not in force: there is nothing to undo.' },
  C206: { code: 'COUNTERPARTY.REFUSED', why: 'The declaration waits for no goods: it is accepted, or over.' },
  C207: { code: 'COUNTERPARTY.REFUSED', why: 'The amendment has been decided: that decision stands.' },
  C209: { code: 'COUNTERPARTY.REFUSED', why: 'Another amendment is undecided there: an officer has to ask.' },
  C208: { code: 'COUNTERPARTY.REFUSED', why: 'Nothing was asked for: the control is over, or another stands.' },
};

export const CUSTOMS_READING: RefusalReading = { codes: CUSTOMS_REFUSALS, toOurPointer };
