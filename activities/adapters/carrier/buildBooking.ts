import type { DeclarationItem } from '../../../domain/declaration/declarationData.js';
import type { BookCommand } from './port.js';

/** Longest description of a line on the customs declaration that travels with the parcel. */
const DESCRIPTION_LENGTH = 100;

/** The carrier's booking with the contents of a CN 23, without the references that every command carries. */
export interface BookingMessage {
  service: 'parcel' | 'ems';
  sender: AddressMessage;
  receiver: AddressMessage;
  gross_weight_grams: number;
  contents: ContentMessage[];
}

interface AddressMessage {
  name: string;
  address: string;
  country: string;
  phone?: string;
}

interface ContentMessage {
  description: string;
  quantity: string;
  net_weight_grams: number;
  value: { amount: string; currency: string };
  hs_code: string;
  origin_country: string;
}

/** Makes the carrier's booking. It names the receiver: the parcel cannot be brought without. */
export function buildBooking({ declaration, service }: BookCommand): BookingMessage {
  const { exporter, consignee } = declaration;
  return {
    service: service ?? 'parcel',
    sender: { name: exporter.name, address: exporter.address, country: exporter.country },
    receiver: {
      name: consignee.name,
      address: consignee.address,
      country: consignee.country,
      ...(consignee.phone === undefined ? {} : { phone: consignee.phone }),
    },
    gross_weight_grams: declaration.gross_weight_grams,
    contents: declaration.items.map(buildContent),
  };
}

function buildContent(item: DeclarationItem): ContentMessage {
  return {
    description: item.description.slice(0, DESCRIPTION_LENGTH),
    quantity: item.quantity,
    net_weight_grams: item.net_weight_grams,
    value: { amount: item.value.amount, currency: item.value.currency },
    // ITMATT and CN 23 carry the international six digits.
    hs_code: item.hs_code.slice(0, 6),
    origin_country: item.origin,
  };
}
