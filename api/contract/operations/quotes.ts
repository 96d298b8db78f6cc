import { z } from 'zod';
import { defineOperation, json } from '../operation.js';
import { pageQuery, pathId } from '../primitives.js';
import { Quote, QuotePage } from '../quote.js';
import { CreateQuoteBody } from '../quoteQuestion.js';

const tag = 'quotes';

export const createQuote = defineOperation({
  operationId: 'createQuote',
  method: 'post',
  path: '/v1/quotes',
  tag,
  summary: 'Ask what goods will cost until they are with the buyer, line by line, before anything is sent',
  description:
    'Answers each regime that is open with its charges and reasons, the permits, the time and until when it holds. `variants` are answered beside it, with what differs. The quote is kept, and a declaration may name it.',
  auth: 'bearer',
  idempotent: true,
  body: { schema: CreateQuoteBody, contentType: json },
  responses: { 201: { description: 'The quote', schema: Quote, headers: { Location: 'The quote' } } },
  problems: [403],
});

export const listQuotes = defineOperation({
  operationId: 'listQuotes',
  method: 'get',
  path: '/v1/quotes',
  tag,
  summary: "List your firm's quotes, newest first",
  auth: 'bearer',
  query: z.strictObject(pageQuery),
  responses: { 200: { description: 'One page', schema: QuotePage } },
});

export const getQuote = defineOperation({
  operationId: 'getQuote',
  method: 'get',
  path: '/v1/quotes/{quote_id}',
  tag,
  summary: 'Read one quote',
  auth: 'bearer',
  params: z.object({ quote_id: pathId('quote') }),
  responses: { 200: { description: 'The quote', schema: Quote } },
  problems: [404],
});
