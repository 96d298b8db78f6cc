import type { Json } from '../../domain/json.js';
import { ignored, type NoticeHandler } from './noticeHandler.js';
import { instantOf, isNewer, keep, tell } from './theirWord.js';

const ORDERS = {
  customs_documents_required: { kind: 'documents', says: 'asks for documents' },
  customs_queried: { kind: 'query', says: 'has a question' },
  customs_under_control: { kind: 'inspection', says: 'will examine the goods' },
} as const;

/** The authority ordered a control: the newest one by its own instant is kept, and followed where it decides the lane. */
export const customsControl: NoticeHandler = (_deps, change, notice) => {
  const { declaration } = change;
  const order = notice.kind === null ? undefined : ORDERS[notice.kind as keyof typeof ORDERS];
  if (order === undefined) return ignored('Customs ordered no control.');
  if (declaration.authority.lane === 'here') return ignored(`Customs ${order.says}; controls are decided here.`);
  const at = instantOf(change, notice);
  const { control, examinedAt } = declaration.facts.theirs ?? {};
  const examines = order.kind === 'inspection' && isNewer(at, examinedAt);
  if (examines) keep(declaration, () => ({ examinedAt: at }));
  if (!isNewer(at, control?.at)) {
    return examines
      ? tell(change, notice, `Customs ${order.says}, issued ${at}.`)
      : ignored(`Customs ordered another control after ${at}.`);
  }
  const { kinds = [], question = '' } = notice.facts;
  const details: Readonly<Record<string, Json>> =
    order.kind === 'documents' ? { kinds } : order.kind === 'query' ? { question } : {};
  keep(declaration, () => ({ control: { kind: order.kind, at, details } }));
  return tell(change, notice, `Customs ${order.says}, issued ${at}.`);
};
