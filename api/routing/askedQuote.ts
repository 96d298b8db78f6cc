import type { createQuote } from '../../services/quotes/createQuote.js';
import type { CreateQuoteBody } from '../contract/quoteQuestion.js';
import { asJson } from './answer.js';

type Asked = Parameters<typeof createQuote>[2];

/** What the body of a request asks. Members that are absent stay so: the contract's own types say `undefined` instead. */
export function askedOf({ date, split, variants, ...body }: CreateQuoteBody): Omit<Asked, 'key'> {
  const nothing = { amount: '0.00', currency: body.items[0]?.value.currency ?? '' };
  const data = { ...body, freight: body.freight ?? nothing, insurance: body.insurance ?? nothing };
  const plain = asJson({ data, split, variants }) as unknown as Pick<Asked['question'], 'data' | 'split'> &
    Pick<Asked, 'variants'>;
  const { variants: others, ...question } = plain;
  return { question: { ...question, date }, variants: others };
}
