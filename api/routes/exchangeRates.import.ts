import { importExchangeRates as operation } from '../contract/operations/exchangeRates.js';
import { importRates } from '../../services/exchangeRates/importRates.js';
import { ServiceProblem } from '../../services/problem.js';
import { presentRateImport } from '../presenters/presentExchangeRate.js';
import { defineRoute } from '../routing/route.js';

export const exchangeRatesImport = defineRoute(operation, async ({ deps, caller, body, file, key }) => {
  if (file === undefined) {
    const fault = { pointer: '/file', code: 'REQUEST.FIELD_REQUIRED', message: 'is missing' };
    throw new ServiceProblem('REQUEST.BODY_INVALID', { faults: [fault] });
  }
  const reason = body.reason ?? 'Import of the history as it was published.';
  const supersede = body.supersede === 'true';
  return {
    status: 201,
    json: presentRateImport(await importRates(deps, caller, { path: file.path, supersede, reason, key })),
  };
});
