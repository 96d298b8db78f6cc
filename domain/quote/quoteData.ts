import type { ChargePayer, Corridor, DeclarationItem, ModeOfTransport } from '../declaration/declarationData.js';
import type { Money } from '../money/money.js';

/** A line of goods as a quote asks about it: what a declaration would say of it, in words only where there are some. */
export type QuoteItem = Omit<DeclarationItem, 'description'> & { readonly description?: string };

/** Goods, way and day that a quote is asked for; stored as it is, and the same on the wire, hence the names in snake case. */
export interface QuoteData {
  readonly corridor: Corridor;
  /** Regime at the destination; without one every regime that is open is answered. */
  readonly regime?: string;
  /** Regime at the origin; outright export where absent. */
  readonly export_regime?: string;
  readonly mode_of_transport: ModeOfTransport;
  readonly destination_charges_paid_by: ChargePayer;
  /** Province or state of the consignee (ISO 3166-2), where taxes of the destination go by it. */
  readonly subdivision?: string;
  readonly freight: Money;
  readonly insurance: Money;
  readonly items: readonly QuoteItem[];
  readonly ioss_number?: string;
  readonly lvg_number?: string;
  /** Day of the sale, YYYY-MM-DD; the day of the quote if absent. */
  readonly sale_date?: string;
  /** Day of exportation, YYYY-MM-DD; the day of the quote if absent. */
  readonly exportation_date?: string;
  /** What the buyer has bought this year under the regime before, in the regime's currency. */
  readonly buyer_year_to_date?: Money;
}

/** How goods are spread over several parcels: into so many alike, or line by line. */
export type Split =
  | { readonly into: number }
  | {
      readonly parcels: readonly {
        /** Lines in the parcel; a line without a quantity goes into it with all that is left of it. */
        readonly lines: readonly { readonly line: number; readonly quantity?: string }[];
        /** Of this parcel; a share of the whole by net weight if absent. */
        readonly freight?: Money;
        readonly insurance?: Money;
      }[];
    };

/** What is asked of one quote: the goods, the day whose law holds (YYYY-MM-DD), and how they are spread over parcels. */
export interface QuoteQuestion {
  readonly data: QuoteData;
  readonly date: string;
  readonly split?: Split;
}

/** What is different in another answer beside the first; what is not named stays. `null` takes a regime or a split away. */
export interface QuoteVariant {
  /** By which the answers are told apart. */
  readonly name: string;
  readonly date?: string;
  readonly sale_date?: string;
  readonly exportation_date?: string;
  /** Another country; its regime is open unless one is named here, and so is its subdivision. */
  readonly destination?: string;
  readonly subdivision?: string;
  readonly regime?: string | null;
  readonly export_regime?: string | null;
  readonly mode_of_transport?: ModeOfTransport;
  readonly destination_charges_paid_by?: ChargePayer;
  readonly freight?: Money;
  readonly insurance?: Money;
  readonly split?: Split | null;
}
