import type { z } from 'zod';
import type { ChargeLine } from '../contract/assessment.js';

/** A charge as rules/ answer it and records keep it. */
export interface ChargeValue {
  line: number;
  tax: string;
  base: { amount: string; currency: string };
  rate: string;
  amount: { amount: string; currency: string };
  unrounded?: string;
  explanation: string;
  ruleId: string;
  source?: string;
}

export const presentCharge = (line: ChargeValue): z.infer<typeof ChargeLine> => ({
  line: line.line,
  tax: line.tax,
  base: line.base,
  rate: line.rate,
  amount: line.amount,
  unrounded: line.unrounded ?? null,
  explanation: line.explanation,
  rule_id: line.ruleId,
  source: line.source ?? null,
});
