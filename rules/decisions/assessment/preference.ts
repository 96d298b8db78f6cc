import type { DeclarationItem } from '../../../domain/declaration/declarationData.js';
import { sentence } from '../../explanations/sentence.js';
import { findByHs, rowsAt } from '../../loader/rowsAt.js';
import { Decimal, percent } from '../../money/decimal.js';
import { money, round } from '../../money/rounding.js';
import type { Preference } from '../../schemas/preferences.js';
import type { Tax } from '../../schemas/taxRules.js';
import { addMonths } from '../deadline/workingDays.js';
import type { ChargeLine } from './assessment.js';
import { inWords } from './chargeLine.js';
import { taxTitle, type TaxPlace } from './taxPlace.js';

/**
 * How a lower duty stands: `applied` with its proof; `available`, were there a proof; `not_in_force` where the declared
 * certificate is of a later day or too old.
 */
export type PreferenceStanding = 'applied' | 'available' | 'not_in_force';

/** A lower duty met on a line; plain JSON, kept with the decision's facts. */
export type PreferenceFinding = {
  line: number;
  scheme: string;
  standing: PreferenceStanding;
  ruleId: string;
};

/** The lower duty for a line of goods, if there is one: of the scheme that is claimed, else of the first that fits. */
export function findPreference(
  place: TaxPlace,
  tax: Tax,
  item: DeclarationItem,
): { row: Preference; standing: PreferenceStanding } | undefined {
  const rows = rowsAt(place.pack.lists.preferences, place.date).filter(
    (row) => row.tax === tax && row.partners.includes(item.origin) && findByHs([row], item.hs_code) !== undefined,
  );
  const claim = item.preference;
  const claimed = claim === undefined ? undefined : rows.find((row) => row.scheme === claim.scheme);
  if (claim === undefined || claimed === undefined) {
    return rows[0] === undefined ? undefined : { row: rows[0], standing: 'available' };
  }
  const months = claimed.validMonths;
  const inForce =
    claim.issued_on <= place.date && (months === undefined || place.date <= addMonths(claim.issued_on, months));
  return { row: claimed, standing: inForce ? 'applied' : 'not_in_force' };
}

/** The explanation of a duty lowered by a preference: which one, and by which proof. */
export function appliedText(place: TaxPlace, row: Preference, item: DeclarationItem, charge: ChargeLine): string {
  const { certificate_number: number, issued_on: issuedOn } = item.preference ?? {
    certificate_number: '',
    issued_on: '',
  };
  return sentence('charge.preference', {
    tax: taxTitle(row.tax, place.regime),
    rate: percent(row.rate),
    base: inWords(charge.base),
    name: row.name,
    number,
    issuedOn,
    amount: inWords(charge.amount),
  }).text;
}

/** What stands beside a duty that could be lower: what it would be, and what is missing for it. */
export function missedText(
  place: TaxPlace,
  row: Preference,
  standing: 'available' | 'not_in_force',
  item: DeclarationItem,
  charge: ChargeLine,
): string {
  const { rounding } = place.regime;
  const lower = round(new Decimal(charge.base.amount).times(row.rate), rounding);
  return sentence(standing === 'available' ? 'charge.preference_available' : 'charge.preference_not_in_force', {
    name: row.name,
    rate: percent(row.rate),
    amount: inWords(money(lower, charge.amount.currency, rounding.scale)),
    number: item.preference?.certificate_number ?? '',
    issuedOn: item.preference?.issued_on ?? '',
    months: String(row.validMonths ?? ''),
  }).text;
}
