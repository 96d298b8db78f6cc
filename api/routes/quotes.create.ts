import { createQuote as operation } from '../contract/operations/quotes.js';
import { createQuote } from '../../services/quotes/createQuote.js';
import { presentQuote } from '../presenters/presentQuote.js';
import { askedOf } from '../routing/askedQuote.js';
import { defineRoute } from '../routing/route.js';

export const quotesCreate = defineRoute(
  operation,
  async ({ deps, caller, body, key }) => {
    const quote = await createQuote(deps, caller, { ...askedOf(body), key });
    return { status: 201, json: presentQuote(quote), headers: { Location: `/v1/quotes/${quote.id}` } };
  },
  { isOneTransaction: true },
);
