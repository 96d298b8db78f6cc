import type { Money } from '../../../domain/money/money.js';
import type { ModeOfTransport } from '../../../domain/declaration/declarationData.js';
import { Decimal } from '../../money/decimal.js';
import type { Pack } from '../../loader/pack.js';
import { rowsAt } from '../../loader/rowsAt.js';

/** What is known of goods and their way when conditions are held against them; what is absent is not known. */
export interface Known {
  mode?: ModeOfTransport;
  /** Code of the regime at the destination. */
  regime?: string;
  netWeightGrams?: number;
  /** Decimal text: pieces. */
  quantity?: string;
  value?: Money;
  /** By the code of the fact: `true` or `false`, or the text of a number or a choice. */
  facts: Readonly<Record<string, boolean | string>>;
  /** The value in another currency, where a rate of the day is there. */
  valueIn?: (currency: string) => Decimal | undefined;
}

/** Turns a value into other currencies by the official rates of packs on a day: a limit of law is held against no other. */
export const converterOf =
  (packs: readonly Pack[], value: Money | undefined, date: string) =>
  (currency: string): Decimal | undefined => {
    if (value === undefined) return undefined;
    const official = packs
      .flatMap((pack) => rowsAt(pack.lists.exchangeRates, date))
      .find(({ base, quote, kind }) => base === value.currency && quote === currency && kind === 'official');
    return official === undefined ? undefined : new Decimal(value.amount).times(official.rate);
  };
