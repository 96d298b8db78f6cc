import type { TaxRuleOf } from '../../../schemas/taxRules.js';
import type { TaxResult } from './taxContext.js';

/** No amount: the rule of these goods is not known, for the reason that the pack gives. */
export const evaluateNotKnown = ({ why }: TaxRuleOf<'not_known'>): TaxResult => ({
  cannotSay: { code: 'cannot_say.not_known', params: { why } },
});
