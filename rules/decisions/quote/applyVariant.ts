import type { QuoteData, QuoteQuestion, QuoteVariant } from '../../../domain/quote/quoteData.js';

/** The question that a variant makes of another one. */
export function applyVariant(base: QuoteQuestion, variant: QuoteVariant): QuoteQuestion {
  const { name: _name, date, destination, split, regime, export_regime, ...members } = variant;
  const { regime: namedRegime, export_regime: namedExport, subdivision, ...same } = base.data;
  const isElsewhere = destination !== undefined && destination !== same.corridor.destination;
  const chosen = regime === undefined && !isElsewhere ? namedRegime : (regime ?? undefined);
  const exported = export_regime === undefined ? namedExport : (export_regime ?? undefined);
  const data: QuoteData = {
    ...same,
    ...(subdivision === undefined || isElsewhere ? {} : { subdivision }),
    ...members,
    corridor: { ...same.corridor, ...(destination === undefined ? {} : { destination }) },
    ...(chosen === undefined ? {} : { regime: chosen }),
    ...(exported === undefined ? {} : { export_regime: exported }),
  };
  const spread = split === undefined ? base.split : (split ?? undefined);
  return { data, date: date ?? base.date, ...(spread === undefined ? {} : { split: spread }) };
}
