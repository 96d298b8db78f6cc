import { getQuote as operation } from '../contract/operations/quotes.js';
import { getQuote } from '../../services/quotes/readQuotes.js';
import { presentQuote } from '../presenters/presentQuote.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const quotesGet = defineRoute(operation, async ({ deps, caller, params }) =>
  ok(presentQuote(await getQuote(deps, caller, params.quote_id))),
);
