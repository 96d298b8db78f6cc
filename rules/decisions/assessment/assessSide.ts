import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import { textOf, type Sentence } from '../../explanations/sentence.js';
import type { Pack } from '../../loader/pack.js';
import { rowsAt } from '../../loader/rowsAt.js';
import type { Conversion } from '../../money/conversion.js';
import type { Regime } from '../../schemas/regimes.js';
import type { GapTopic } from '../../schemas/gaps.js';
import { assessLines } from './assessLines.js';
import type { CannotSay, ChargeLine } from './assessment.js';
import { chargeOfFlatMeasure } from './chargeLine.js';
import { lineValues, valueLines, type ValuedLines } from './customsValue.js';
import type { PreferenceFinding } from './preference.js';
import { regimeInCurrency } from './regimeInCurrency.js';
import type { TaxPlace } from './taxPlace.js';

/** How everything due at one side is spoken of, where nothing of it can be said. */
export const WHOLE_SIDE = {
  origin: { about: 'side', side: 'origin', what: 'charges at origin' },
  destination: { about: 'side', side: 'destination', what: 'destination charges' },
} as const;
export type WholeSide = (typeof WHOLE_SIDE)[keyof typeof WHOLE_SIDE];

/** What one country's side of a consignment comes to. */
export interface SideAssessment {
  regime?: Regime;
  valued?: ValuedLines;
  charges: ChargeLine[];
  cannotSay: CannotSay[];
  /** Lower duties met on the lines, applied or not. */
  preferences?: PreferenceFinding[];
  /** Exchange rates that were used, for the value and for measures. */
  rates?: Conversion[];
}

/** The regime of a pack on a day, by its code and the direction of the goods. */
export const findRegime = (pack: Pack, flow: Regime['flow'], code: string, date: string): Regime | undefined =>
  rowsAt(pack.lists.regimes, date).find((row) => row.flow === flow && row.code === code);

/** Sentence of a gap of a pack, if the pack names one for the topic. */
export const gapText = (pack: Pack, topic: GapTopic): string =>
  pack.lists.gaps.find((gap) => gap.topic === topic)?.says ?? '';

/** Values all lines and computes every tax of the regime on them. */
export function assessSide(data: DeclarationData, given: TaxPlace, whole: WholeSide): SideAssessment {
  const { pack } = given;
  const currency = given.regime.currency === 'invoice' ? data.invoice.currency : given.regime.currency;
  const regime = regimeInCurrency(given.regime, currency);
  const place = { ...given, regime };
  const result = valueLines(data, regime, place.rates);
  if ('missing' in result) {
    return { regime, charges: [], cannotSay: [{ ...whole, why: withGap(result.missing, pack, 'exchange_rate') }] };
  }
  const { valued } = result;
  const lines = assessLines(place, data.items, lineValues(valued), valued.currency);
  const flat = new Map(lines.flatMap((line) => line.flat).map((measure) => [measure.id, measure]));
  const flatCharges = [...flat.values()].flatMap((measure) =>
    measure.rule.kind === 'flat_per_declaration' ? [chargeOfFlatMeasure(place, measure, measure.rule.amount)] : [],
  );
  return {
    regime,
    valued,
    charges: [...lines.flatMap((line) => line.charges), ...flatCharges],
    cannotSay: lines.flatMap((line) => line.cannotSay),
    preferences: lines.flatMap((line) => line.preferences),
    rates: place.rates.used(),
  };
}

const withGap = (missing: Sentence[], pack: Pack, topic: GapTopic): string =>
  [textOf(missing), gapText(pack, topic)].filter((text) => text !== '').join(' ');
