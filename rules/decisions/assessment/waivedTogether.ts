import { sentence } from '../../explanations/sentence.js';
import { Decimal, sum, ZERO } from '../../money/decimal.js';
import { money } from '../../money/rounding.js';
import type { Regime } from '../../schemas/regimes.js';
import type { CannotSay, ChargeLine } from './assessment.js';
import { taxName, taxTitle } from './taxPlace.js';

/** What is told of a line. */
interface ToldLine {
  charges: ChargeLine[];
  cannotSay: CannotSay[];
}

/**
 * Taxes that are not collected where they come to too little together. As long as one of them cannot be said on a line,
 * none is waived.
 */
export function waivedTogether<L extends ToldLine>(regime: Regime, results: L[], currency: string): L[] {
  const rule = regime.notCollectedTogether;
  if (rule === undefined) return results;
  const { taxes, below } = rule;
  const isOpen = results.some(({ cannotSay }) =>
    cannotSay.some((said) => said.about === 'tax' && taxes.includes(said.tax)),
  );
  if (isOpen) return results;
  const charges = results.flatMap((line) => line.charges).filter(({ tax }) => taxes.includes(tax));
  const total = sum(charges.map(({ amount }) => new Decimal(amount.amount)));
  if (total.isZero() || total.greaterThanOrEqualTo(below)) return results;
  return results.map((line) => ({
    ...line,
    charges: line.charges.map((charge) => {
      if (!taxes.includes(charge.tax)) return charge;
      const others = taxes.filter((tax) => tax !== charge.tax).map((tax) => taxName(tax, regime));
      const params = {
        tax: taxTitle(charge.tax, regime),
        others: others.join(', '),
        minimum: `${currency} ${below}`,
      };
      return {
        ...charge,
        rate: '0',
        amount: money(ZERO, currency, regime.rounding.scale),
        unrounded: '0',
        explanation: sentence('charge.below_together', params).text,
        ruleId: regime.id,
        source: regime.source,
        confidence: regime.confidence,
      };
    }),
  }));
}
