import type { LineTaxRule } from '../../../schemas/taxRules.js';
import { evaluateAdValorem } from './adValorem.js';
import { evaluateByConsignmentValue } from './byConsignmentValue.js';
import { evaluateCompound } from './compound.js';
import { evaluateContainedInPrice } from './containedInPrice.js';
import { evaluateFlatPerLine } from './flatPerLine.js';
import { evaluateInsidePrice } from './insidePrice.js';
import { evaluateNotKnown } from './notKnown.js';
import { evaluateNotLevied } from './notLevied.js';
import { evaluateQuota } from './quota.js';
import { evaluateSpecific } from './specific.js';
import { evaluateTopUp } from './topUp.js';
import type { TaxContext, TaxResult } from './taxContext.js';

/** One evaluator a kind of measure. */
export function evaluateTaxRule(rule: LineTaxRule, context: TaxContext): TaxResult {
  switch (rule.kind) {
    case 'ad_valorem':
      return evaluateAdValorem(rule, context);
    case 'inside_price':
      return evaluateInsidePrice(rule, context);
    case 'contained_in_price':
      return evaluateContainedInPrice(rule, context);
    case 'not_levied':
      return evaluateNotLevied(context);
    case 'not_known':
      return evaluateNotKnown(rule);
    case 'top_up':
      return evaluateTopUp(rule, context);
    case 'flat_per_line':
      return evaluateFlatPerLine(rule, context);
    case 'specific':
      return evaluateSpecific(rule, context);
    case 'compound':
      return evaluateCompound(rule, context);
    case 'quota':
      return evaluateQuota(rule, context);
    case 'by_consignment_value':
      return evaluateByConsignmentValue(rule, context);
  }
}
