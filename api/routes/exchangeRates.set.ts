import { setExchangeRate as operation } from '../contract/operations/exchangeRates.js';
import { setRate } from '../../services/exchangeRates/setRate.js';
import { presentExchangeRate } from '../presenters/presentExchangeRate.js';
import { defineRoute } from '../routing/route.js';

export const exchangeRatesSet = defineRoute(operation, async ({ deps, caller, body, key }) => {
  const { published_on: publishedOn, valid_from: from, valid_until: until, ...rate } = body;
  const entered = await setRate(deps, caller, { ...rate, publishedOn, from, until }, key);
  return { status: 201, json: presentExchangeRate(caller, entered) };
});
