import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import { sentence } from '../../explanations/sentence.js';
import type { Pack } from '../../loader/pack.js';
import { rowsAt } from '../../loader/rowsAt.js';
import type { Regime } from '../../schemas/regimes.js';

/** What a regime's openness goes by. */
export type Carriage = Pick<DeclarationData, 'corridor' | 'mode_of_transport'>;

/** Is a regime open to goods sent so: of the destination, from that origin; of the origin, to that destination? */
export const isOpen = ({ modes, partners, flow }: Regime, { corridor, mode_of_transport }: Carriage): boolean =>
  (modes === undefined || modes.includes(mode_of_transport)) &&
  (partners === undefined || partners.includes(flow === 'import' ? corridor.origin : corridor.destination));

/** The regimes of a pack in one direction that are open on a day to goods sent so. */
export const openRegimes = (pack: Pack, flow: Regime['flow'], carriage: Carriage, date: string): Regime[] =>
  rowsAt(pack.lists.regimes, date).filter((regime) => regime.flow === flow && isOpen(regime, carriage));

/** Why a regime is not open, with those that are; undefined where it is open. */
export function whyClosed(pack: Pack, regime: Regime, carriage: Carriage, date: string): string | undefined {
  if (isOpen(regime, carriage)) return undefined;
  const { modes, partners, name, flow } = regime;
  const open = [
    ...(modes === undefined ? [] : [`goods sent by ${modes.join(', ')}`]),
    ...(partners === undefined ? [] : [`goods sent ${flow === 'import' ? 'from' : 'to'} ${partners.join(', ')}`]),
  ].join(' and ');
  const codes = openRegimes(pack, flow, carriage, date).map(({ code }) => code);
  const others = codes.length === 0 ? '' : sentence('cannot_say.other_regimes', { regimes: codes.join(', ') }).text;
  return sentence('cannot_say.regime_closed', { regime: name, open, others }).text.trim();
}

/** What a declaration and its caller tell of the days that laws name. */
interface TheDays {
  data: Pick<DeclarationData, 'invoice' | 'exportation_date'>;
  /** Day of acceptance, YYYY-MM-DD. */
  date: string;
  /** Day of payment, for which that of acceptance stands until it is known. */
  paidOn: string | undefined;
}

/** The day whose exchange rates count, by the event that the regime's law names; undefined where nobody has named it. */
export const rateDay = ({ rateDate: { event } }: Regime, days: TheDays): string | undefined => dayOf(event, days);

/** The day whose measures hold: that of the same event, unless the law names another one for them. */
export const measureDay = ({ rateDate: { event, measuresBy } }: Regime, days: TheDays): string =>
  dayOf(measuresBy ?? event, days) ?? days.date;

function dayOf(event: Regime['rateDate']['event'], { data, date, paidOn }: TheDays): string | undefined {
  switch (event) {
    case 'acceptance':
      return date;
    case 'sale':
      return data.invoice.date;
    case 'payment':
      return paidOn ?? date;
    case 'exportation':
      return data.exportation_date;
  }
}

/** A regime with those of its taxes that are levied on goods sent so; the others are in no base either. */
export function leviedBy(regime: Regime, mode: DeclarationData['mode_of_transport']): Regime {
  const left = regime.taxes.filter(({ modes }) => modes !== undefined && !modes.includes(mode)).map(({ tax }) => tax);
  if (left.length === 0) return regime;
  const taxes = regime.taxes
    .filter(({ tax }) => !left.includes(tax))
    .map((tax) => ({ ...tax, base: tax.base.filter((part) => !left.includes(part)) }));
  return { ...regime, taxes };
}
