import type { Money } from '../money/money.js';
import type { DeadlinePolicy } from './deadlinePolicy.js';
import type { MarketplaceOrder } from './marketplaceOrder.js';
import type { PreferenceClaim, ReliefClaim, RequestedCertificate } from './origin.js';

/** Delivery terms of the sale (Incoterms 2020, International Chamber of Commerce). */
export const INCOTERMS = ['EXW', 'FCA', 'CPT', 'CIP', 'DAP', 'DPU', 'DDP', 'FAS', 'FOB', 'CFR', 'CIF'] as const;
export type Incoterm = (typeof INCOTERMS)[number];

/** Who bears duties and taxes at the destination. DDP means the seller. */
export const CHARGE_PAYERS = ['seller', 'buyer'] as const;
export type ChargePayer = (typeof CHARGE_PAYERS)[number];

/** How the parcel crosses the border. Source: UN/CEFACT recommendation 19 in words. */
export const MODES_OF_TRANSPORT = ['post', 'air', 'sea', 'road', 'rail'] as const;
export type ModeOfTransport = (typeof MODES_OF_TRANSPORT)[number];

export interface Corridor {
  /** ISO 3166-1 alpha-2. */
  readonly origin: string;
  readonly destination: string;
}

/** Who makes the declaration; may be an agent of the exporter. */
export interface Declarant {
  readonly name: string;
  readonly tin: string;
}

export interface Exporter {
  readonly name: string;
  readonly tin: string;
  readonly address: string;
  readonly country: string;
  /** Number with European customs, where the exporter has one. */
  readonly eori?: string;
  /** GS1 location number. */
  readonly gln?: string;
}

export interface Consignee {
  readonly name: string;
  readonly address: string;
  readonly country: string;
  readonly phone?: string;
  /** Number of an identity document, where the destination's regime asks for it. */
  readonly identity_number?: string;
  /** China's unified social credit code, where the consignee is a firm there. */
  readonly uscc?: string;
  /** Number with European customs, where the consignee is a firm there. */
  readonly eori?: string;
  /** Province or state (ISO 3166-2), where taxes of the destination go by it. */
  readonly subdivision?: string;
}

export interface Invoice {
  readonly number: string;
  /** Calendar date, YYYY-MM-DD. */
  readonly date: string;
  readonly currency: string;
}

/** One line of goods. */
export interface DeclarationItem {
  /** Number of the line, from 1, unique in the declaration. */
  readonly line: number;
  readonly description: string;
  /** Six digits, Harmonized System. */
  readonly hs_code: string;
  /** The destination's longer code, where known. */
  readonly commodity_code?: string;
  /** Country of origin of the goods, ISO 3166-1 alpha-2. */
  readonly origin: string;
  readonly net_weight_grams: number;
  /** Decimal text in `unit`. */
  readonly quantity: string;
  readonly unit: string;
  /** Value of the whole line. */
  readonly value: Money;
  /** Number under the bar code: 8, 12, 13 or 14 digits. */
  readonly gtin?: string;
  /** Number under which China has registered the establishment that made the food. */
  readonly gacc_number?: string;
  /** A lower duty that is claimed for these goods, with its proof. */
  readonly preference?: PreferenceClaim;
  /** A relief from taxes that is claimed for these goods. */
  readonly relief?: ReliefClaim;
  /** Further measures that the destination's tariff goes by, such as litres and strength of a spirit. */
  readonly supplementary_quantities?: readonly SupplementaryQuantity[];
  /** Certificates that no law asks for, and the exporter wants an agency to issue for these goods. */
  readonly requested_certificates?: readonly RequestedCertificate[];
}

/** One further measure of a line of goods. */
export interface SupplementaryQuantity {
  /** Decimal text in `unit`. */
  readonly quantity: string;
  readonly unit: string;
}

/** A waybill that the carrier has given out already; a carrier does not use the number again within six months. */
export interface TransportDocument {
  readonly carrier: string;
  readonly number: string;
}

/** What a person fills in: stored as is, and the same on the wire, hence the names in snake case. */
export interface DeclarationData {
  readonly corridor: Corridor;
  readonly declarant: Declarant;
  readonly exporter: Exporter;
  readonly consignee: Consignee;
  /** Local reference; made by us if absent. */
  readonly lrn?: string;
  readonly invoice: Invoice;
  readonly incoterm: Incoterm;
  readonly destination_charges_paid_by: ChargePayer;
  /** Regime at the destination, as its pack names it, such as `retail_import`. */
  readonly regime: string;
  /** Regime at the origin, as its pack names it, such as `export_9710`; outright export (`export`) where absent. */
  readonly export_regime?: string;
  /** UN/LOCODE. */
  readonly office_of_export: string;
  /** UN/LOCODE. */
  readonly place_of_destination: string;
  readonly mode_of_transport: ModeOfTransport;
  readonly freight: Money;
  readonly insurance: Money;
  readonly gross_weight_grams: number;
  readonly items: readonly DeclarationItem[];
  /** Permits to be used; if absent, any fitting permit of the organisation. */
  readonly permits_on_file?: readonly string[];
  /** Lodged before the goods have arrived at the office (additional declaration type D); their arrival makes it live. */
  readonly pre_lodged?: boolean;
  /**
   * Calendar date, YYYY-MM-DD, on which the goods begin their journey to the destination: direct shipment, or posting. It
   * fixes the exchange rate where the destination's law says so.
   */
  readonly exportation_date?: string;
  readonly transport_document?: TransportDocument;
  readonly marketplace_order?: MarketplaceOrder;
  /** Number of a seller in the European one-stop shop: VAT was collected at the sale. */
  readonly ioss_number?: string;
  /** Number of a seller registered for Malaysia's sales tax on low value goods, collected at the sale. */
  readonly lvg_number?: string;
  /** One key from order to delivery, where the trade partners have agreed on one. */
  readonly ucr?: string;
  /** Serial shipping container code on the parcel's label. */
  readonly sscc?: string;
  /** Freight container the parcel travels in (ISO 6346), where it is known beforehand. */
  readonly container_number?: string;
  /** Quote that was given for these goods; the assessments are held against it. */
  readonly quote_id?: string;
  readonly policy?: DeadlinePolicy;
}
