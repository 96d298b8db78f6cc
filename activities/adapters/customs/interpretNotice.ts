import { readNotice, type NoticeReader, type NoticeReading } from '../transport/noticeEnvelope.js';
import { AWAITING_EXIT_AS_17, DENIED, FORMS, GRANTED, OTHER } from './noticeForms.js';

/** Messages whose type names the one function code that they may carry. */
const CODE_OF_TYPE = new Map<string, string>(
  Object.entries({
    'customs.declaration.accepted': '01',
    'customs.declaration.rejected': '03',
    'customs.declaration.exited': '16',
  }),
);

/** The reader of a message of the authority; undefined when it is none of its messages. */
export function findCustomsReader(type: string): NoticeReader | undefined {
  if (!type.startsWith('customs.')) return undefined;
  return { read: (data) => readerFor(type, data).read(data) };
}

/** By the function code in the message; the type only where the code leaves it open. */
function readerFor(type: string, data: unknown): NoticeReader {
  const code = memberOf(data, 'function_code') ?? CODE_OF_TYPE.get(type);
  const known = FORMS.get(CODE_OF_TYPE.get(type) ?? code ?? '');
  if (code === '17' && type.endsWith('.awaiting_exit')) return AWAITING_EXIT_AS_17;
  if (code === '11') {
    const decision = memberOf(data, 'decision_code');
    return decision === '39' ? GRANTED : decision === '41' ? DENIED : OTHER;
  }
  return known ?? OTHER;
}

function memberOf(data: unknown, name: string): string | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const value: unknown = Object.getOwnPropertyDescriptor(data, name)?.value;
  return typeof value === 'string' ? value : undefined;
}

/**
 * Reads a notice of the customs authority. Every kind brings `{functionCode, at, mrn?}`, where `at` is the authority's
 * instant of issue. Beside them: `customs_accepted` {acceptedAt}; `customs_rejected` {rejectedAt, reasons};
 * `customs_documents_required` {kinds}; `customs_queried` {question}; `customs_corrected` {found};
 * `customs_tax_calculated` {figures}; `customs_request_granted` and `…_denied` {decisionCode, request?, requestVersion?};
 * `customs_invalidated` {decisionCode?}; `customs_detained` {reason, legalBasis, place}; `customs_exited` {exitedAt,
 * officeOfExit}; `customs_other` {decisionCode?} for codes that are not listed.
 */
export const interpretNotice = (rawBody: unknown): NoticeReading => readNotice(rawBody, findCustomsReader);
