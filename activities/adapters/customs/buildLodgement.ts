import type { DeclarationItem, ModeOfTransport } from '../../../domain/declaration/declarationData.js';
import type { CustomsLodgementFacts, PermitReference } from './port.js';

/** Permanent export out of free circulation, no previous procedure. */
const PERMANENT_EXPORT = '1000';
/** Additional declaration types of a standard declaration: A, the goods are here; D, lodged before they come. */
const STANDARD_ARRIVED = 'A';
const STANDARD_PRE_LODGED = 'D';

/** Mode of transport at the border (UN/CEFACT recommendation 19): 1 sea, 2 rail, 3 road, 4 air, 5 mail. */
const TRANSPORT_CODES: Readonly<Record<ModeOfTransport, string>> = {
  sea: '1',
  rail: '2',
  road: '3',
  air: '4',
  post: '5',
};

/** Grams as kilograms with three decimals, exactly. */
export const kilogramsOf = (grams: number): string =>
  `${Math.floor(grams / 1000)}.${String(grams % 1000).padStart(3, '0')}`;

/** The authority's export declaration, without the references that every command carries. */
export interface LodgementMessage {
  ducr: string;
  additional_type: string;
  procedure: string;
  /** The export regime that is declared, as the pack of the country of export names it. */
  export_regime?: string;
  office_of_export: string;
  declarant: PartyMessage;
  exporter: PartyMessage;
  consignee: PartyMessage;
  goods_shipment: {
    destination_country: string;
    place_of_destination: string;
    origin_country: string;
    incoterm: string;
    invoice_date: string;
    freight: AmountMessage;
    insurance: AmountMessage;
    mode_of_transport: string;
    gross_mass_kg: string;
    items: ItemMessage[];
  };
}

interface AmountMessage {
  amount: string;
  currency: string;
}

interface PartyMessage {
  name: string;
  identification?: string;
  address?: string;
  country?: string;
}

interface ItemMessage {
  sequence: number;
  description: string;
  commodity_code: string;
  origin_country: string;
  net_mass_kg: string;
  quantity: string;
  unit: string;
  value: AmountMessage;
  supporting_documents: { type: string; identifier: string }[];
}

/** Makes the authority's message. The order of the items is kept, so that its pointers name our items by place. */
export function buildLodgement(facts: CustomsLodgementFacts, refs: { ducr: string }): LodgementMessage {
  const { declaration } = facts;
  return {
    ducr: refs.ducr,
    additional_type: declaration.pre_lodged === true ? STANDARD_PRE_LODGED : STANDARD_ARRIVED,
    procedure: PERMANENT_EXPORT,
    ...(declaration.export_regime === undefined ? {} : { export_regime: declaration.export_regime }),
    office_of_export: declaration.office_of_export,
    declarant: { name: declaration.declarant.name, identification: declaration.declarant.tin },
    exporter: {
      name: declaration.exporter.name,
      identification: declaration.exporter.tin,
      address: declaration.exporter.address,
      country: declaration.exporter.country,
    },
    // An export declaration needs no phone or identity number of the consignee: they are not sent.
    consignee: {
      name: declaration.consignee.name,
      address: declaration.consignee.address,
      country: declaration.consignee.country,
    },
    goods_shipment: {
      destination_country: declaration.corridor.destination,
      place_of_destination: declaration.place_of_destination,
      origin_country: declaration.corridor.origin,
      incoterm: declaration.incoterm,
      invoice_date: declaration.invoice.date,
      freight: buildAmount(declaration.freight),
      insurance: buildAmount(declaration.insurance),
      mode_of_transport: TRANSPORT_CODES[declaration.mode_of_transport],
      gross_mass_kg: kilogramsOf(declaration.gross_weight_grams),
      items: declaration.items.map((item) => buildItem(item, facts.permits)),
    },
  };
}

function buildItem(item: DeclarationItem, permits: readonly PermitReference[]): ItemMessage {
  return {
    sequence: item.line,
    description: item.description,
    // Export is declared by the international six digits; the longer code is the destination's.
    commodity_code: item.hs_code,
    origin_country: item.origin,
    net_mass_kg: kilogramsOf(item.net_weight_grams),
    quantity: item.quantity,
    unit: item.unit,
    value: buildAmount(item.value),
    supporting_documents: permits
      .filter((permit) => permit.lines === undefined || permit.lines.includes(item.line))
      .map((permit) => ({ type: permit.permitType, identifier: permit.permitNumber })),
  };
}

const buildAmount = ({ amount, currency }: AmountMessage): AmountMessage => ({ amount, currency });
