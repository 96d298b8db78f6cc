import type { Money } from '../../../domain/money/money.js';
import type { ModeOfTransport } from '../../../domain/declaration/declarationData.js';
import type { Decimal } from '../../money/decimal.js';

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
  /** The value in another currency, where an official rate is known for it. */
  valueIn?: (currency: string) => Decimal | undefined;
}
