import type { ModeOfTransport } from '../../../domain/declaration/declarationData.js';
import type { RequestedCertificate } from '../../../domain/declaration/origin.js';
import type { Money } from '../../../domain/money/money.js';
import type { DecisionTime } from '../makeDecision.js';

/** Goods and their way, before anything is sent. What is left out is asked for where a rule needs it. */
export interface GuidanceQuestion extends DecisionTime {
  /** Six digits or more of the tariff. */
  hsCode: string;
  description?: string;
  /** Decimal text: pieces. */
  quantity?: string;
  netWeightGrams?: number;
  value?: Money;
  /** ISO 3166-1 alpha-2, both. */
  origin: string;
  destination: string;
  mode: ModeOfTransport;
  /** Code of the regime at the destination, as its pack has it. */
  regime?: string;
  /** Name of the carrier, as packs write it, such as `DHL Express`. */
  carrier?: string;
  /** Certificates that no law asks for and the exporter wants. */
  requested?: readonly RequestedCertificate[];
  /** By the codes of `facts.json`: yes or no, or the text of a number or a choice. */
  facts: Readonly<Record<string, boolean | string>>;
}
