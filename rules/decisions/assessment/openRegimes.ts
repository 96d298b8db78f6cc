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

/** The day whose rates and measures hold: that of the event which the regime's law names, as far as it is known. */
export function eventDate(
  { rateDate }: Regime,
  { invoice }: Pick<DeclarationData, 'invoice'>,
  date: string,
  paidOn: string | undefined,
): string {
  switch (rateDate.event) {
    case 'acceptance':
      return date;
    case 'sale':
      return invoice.date;
    case 'payment':
      return paidOn ?? date;
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
