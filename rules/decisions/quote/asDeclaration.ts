import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import type { QuoteData } from '../../../domain/quote/quoteData.js';

/**
 * The declaration that a quote foretells, so that the engine is asked the very question which the declaration will put
 * to it. Who trades, and under which numbers, is not known yet and decides no charge: those members are empty.
 *
 * @param regime code of the regime at the destination
 * @param date day of the quote, YYYY-MM-DD
 */
export function asDeclaration(data: QuoteData, regime: string, date: string): DeclarationData {
  const { corridor, items, freight, insurance, subdivision } = data;
  const { origin, destination } = corridor;
  return {
    corridor,
    declarant: { name: '', tin: '' },
    exporter: { name: '', tin: '', address: '', country: origin },
    consignee: { name: '', address: '', country: destination, ...(subdivision === undefined ? {} : { subdivision }) },
    invoice: { number: '', date: data.sale_date ?? date, currency: items[0]?.value.currency ?? freight.currency },
    incoterm: data.destination_charges_paid_by === 'seller' ? 'DDP' : 'DAP',
    destination_charges_paid_by: data.destination_charges_paid_by,
    regime,
    ...(data.export_regime === undefined ? {} : { export_regime: data.export_regime }),
    office_of_export: '',
    place_of_destination: '',
    mode_of_transport: data.mode_of_transport,
    exportation_date: data.exportation_date ?? date,
    freight,
    insurance,
    gross_weight_grams: items.reduce((grams, item) => grams + item.net_weight_grams, 0),
    items: items.map((item) => ({ ...item, description: item.description ?? '' })),
    ...(data.ioss_number === undefined ? {} : { ioss_number: data.ioss_number }),
    ...(data.lvg_number === undefined ? {} : { lvg_number: data.lvg_number }),
  };
}
