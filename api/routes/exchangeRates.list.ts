import { listExchangeRates as operation } from '../contract/operations/exchangeRates.js';
import { listRates } from '../../services/exchangeRates/listRates.js';
import { todayOf } from '../../services/today.js';
import { presentRatesOnDay } from '../presenters/presentExchangeRate.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const exchangeRatesList = defineRoute(operation, async ({ deps, caller, query }) => {
  const { base, quote, table, on = todayOf(deps, caller) } = query;
  return ok(presentRatesOnDay(caller, { base, quote, on }, await listRates(deps, caller, { base, quote, on, table })));
});
