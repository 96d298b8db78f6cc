import { z } from 'zod';
import {
  ExchangeRate,
  ExchangeRateImport,
  ExchangeRatesOnDay,
  ImportExchangeRatesBody,
  ImportExchangeRatesFields,
  SetExchangeRateBody,
} from '../exchangeRate.js';
import { defineOperation, json } from '../operation.js';
import { calendarDate, currencyCode } from '../primitives.js';

const tag = 'exchange rates';

export const listExchangeRates = defineOperation({
  operationId: 'listExchangeRates',
  method: 'get',
  path: '/v1/exchange-rates',
  tag,
  summary: 'Read the exchange rates between two currencies on a day, by official table',
  description:
    'As they were published, in both directions; nothing is turned round or crossed here. Where a table has none in force that day, the last one before is told as such.',
  auth: 'bearer',
  query: z.strictObject({
    base: currencyCode,
    quote: currencyCode,
    on: calendarDate.optional().meta({ description: 'Day; today in the country of your organisation where absent' }),
    table: z.string().max(40).optional().meta({ description: 'Only this table', example: 'ecb' }),
  }),
  responses: { 200: { description: 'The rates', schema: ExchangeRatesOnDay } },
});

export const setExchangeRate = defineOperation({
  operationId: 'setExchangeRate',
  method: 'post',
  path: '/v1/exchange-rates',
  tag,
  summary: 'Enter a published exchange rate with its validity (customs officer, operator)',
  description: 'A rate is never changed: a later one for the same table, pair and first day supersedes it.',
  auth: 'bearer',
  idempotent: true,
  body: { schema: SetExchangeRateBody, contentType: json },
  responses: { 201: { description: 'The rate that stands', schema: ExchangeRate } },
  problems: [403, 409],
});

export const importExchangeRates = defineOperation({
  operationId: 'importExchangeRates',
  method: 'post',
  path: '/v1/exchange-rates/imports',
  tag,
  summary: 'Import a history of exchange rates (customs officer, operator)',
  description:
    'The file as the European Central Bank publishes it. All of it is taken or nothing; the same file again changes nothing; another value for a known day is refused and named, unless superseding is asked for.',
  auth: 'bearer',
  idempotent: true,
  body: { schema: ImportExchangeRatesBody, contentType: 'multipart/form-data', fileTypes: ['text/csv'] },
  fields: ImportExchangeRatesFields,
  responses: { 201: { description: 'What was imported', schema: ExchangeRateImport } },
  problems: [403, 409, 413],
});
