import type { DeclarationItem } from '../../../domain/declaration/declarationData.js';
import { sentence } from '../../explanations/sentence.js';
import { findByHs, rowsAt } from '../../loader/rowsAt.js';
import { percent } from '../../money/decimal.js';
import { money, round } from '../../money/rounding.js';
import type { Preference } from '../../schemas/preferences.js';
import type { LineTaxRule, Tax } from '../../schemas/taxRules.js';
import { addMonths } from '../deadline/workingDays.js';
import type { ChargeLine } from './assessment.js';
import { inWords } from './chargeLine.js';
import { evaluateTaxRule } from './evaluators/evaluateTaxRule.js';
import type { TaxContext } from './evaluators/taxContext.js';
import { longestCode } from './findMeasure.js';
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

/**
 * The lower duty for a line of goods, if there is one and the regime takes a claim to it: of the scheme that is claimed, else
 * of the first that fits.
 */
export function findPreference(
  place: TaxPlace,
  tax: Tax,
  item: DeclarationItem,
): { row: Preference; standing: PreferenceStanding } | undefined {
  if (place.regime.refusesPreference === true) return undefined;
  const rows = rowsAt(place.pack.lists.preferences, place.date).filter(
    (row) => row.tax === tax && row.partners.includes(item.origin) && findByHs([row], longestCode(item)) !== undefined,
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

/** The rule of a lower duty: its own, or its rate. */
export const ruleOf = ({ rate, rule }: Preference): LineTaxRule => rule ?? { kind: 'ad_valorem', rate: rate ?? '0' };

/** The explanation of a duty lowered by a preference: which one, and by which proof. */
export function appliedText(place: TaxPlace, row: Preference, item: DeclarationItem, charge: ChargeLine): string {
  const { certificate_number: number, issued_on: issuedOn } = item.preference ?? {
    certificate_number: '',
    issued_on: '',
  };
  return sentence(row.rate === undefined ? 'charge.preference_rule' : 'charge.preference', {
    tax: taxTitle(row.tax, place.regime),
    rate: row.rate === undefined ? charge.rate : percent(row.rate),
    base: inWords(charge.base),
    name: row.name,
    number,
    issuedOn,
    amount: inWords(charge.amount),
  }).text;
}

/** What a duty that could be lower would come to: its rate in words, and the amount where it can be told. */
export interface LowerDuty {
  rate: string;
  amount: string;
}

/** Computes a lower duty beside the one that is charged; nothing is taken of a quota for it. */
export function lowerAmount(row: Preference, context: TaxContext): LowerDuty {
  const evaluated = evaluateTaxRule(ruleOf(row), { ...context, quotas: undefined });
  if ('cannotSay' in evaluated)
    return { rate: row.rate === undefined ? 'lower' : percent(row.rate), amount: 'not known' };
  const { answer } = evaluated;
  const { rounding, currency } = context;
  return {
    rate: answer.rateText ?? percent(answer.rate ?? '0'),
    amount: inWords(money(round(answer.legalAmount, rounding), currency, rounding.scale)),
  };
}

/** What stands beside a duty that could be lower: what it would be, and what is missing for it. */
export function missedText(
  row: Preference,
  standing: 'available' | 'not_in_force',
  item: DeclarationItem,
  { rate, amount }: LowerDuty,
): string {
  return sentence(standing === 'available' ? 'charge.preference_available' : 'charge.preference_not_in_force', {
    name: row.name,
    rate,
    amount,
    number: item.preference?.certificate_number ?? '',
    issuedOn: item.preference?.issued_on ?? '',
    months: String(row.validMonths ?? ''),
  }).text;
}
