import { z } from 'zod';
import type { Json } from '../../domain/json.js';
import { ignored, type NoticeHandler } from './noticeHandler.js';
import { instantOf, isNewer, keep, tell } from './theirWord.js';

const Facts = z.object({ figures: z.object({ stage: z.enum(['provisional', 'final']) }).loose() });

/** The authority calculated duty and tax: the newest figures of each stage are kept. */
export const customsTaxCalculated: NoticeHandler = (_deps, change, notice) => {
  const { declaration } = change;
  const { stage } = Facts.parse(notice.facts).figures;
  if (declaration.authority.assessment === 'here')
    return ignored(`Customs sent ${stage} figures; duty is assessed here.`);
  const at = instantOf(change, notice);
  if (!isNewer(at, declaration.facts.theirs?.[stage]?.at))
    return ignored(`Customs sent other ${stage} figures after ${at}.`);
  const details: Json = notice.facts.figures ?? null;
  keep(declaration, () => ({ [stage]: { at, details } }));
  return tell(change, notice, `Customs sent its ${stage} figures, issued ${at}.`);
};
