/** Their pointer, and ours for it. The most specific rows stand first. */
const ROWS: readonly (readonly [RegExp, string])[] = [
  [/^\/(declarant|exporter)\/identification$/, '/$1/tin'],
  [/^\/goods_shipment\/destination_country$/, '/corridor/destination'],
  [/^\/goods_shipment\/origin_country$/, '/corridor/origin'],
  [/^\/goods_shipment\/invoice_date$/, '/invoice/date'],
  [/^\/goods_shipment\/gross_mass_kg$/, '/gross_weight_grams'],
  [/^\/goods_shipment\/items\/(\d+)\/commodity_code$/, '/items/$1/hs_code'],
  [/^\/goods_shipment\/items\/(\d+)\/sequence$/, '/items/$1/line'],
  [/^\/goods_shipment\/items\/(\d+)\/origin_country$/, '/items/$1/origin'],
  [/^\/goods_shipment\/items\/(\d+)\/net_mass_kg$/, '/items/$1/net_weight_grams'],
  [/^\/goods_shipment\/items\/(\d+)\/supporting_documents(\/.*)?$/, '/permits_on_file'],
  [/^\/goods_shipment\/(.+)$/, '/$1'],
  [/^\/invoice_number$/, '/invoice/number'],
];

/** What the authority points to that no field of ours holds. */
const NOT_OURS = new Set([
  '',
  '/goods_shipment',
  '/reference',
  '/version',
  '/ducr',
  '/additional_type',
  '/procedure',
  '/mrn',
]);

/** A pointer into the authority's message as a pointer into our declaration data; undefined where no field of ours is meant. */
export function toOurPointer(theirPointer: string): string | undefined {
  // An amendment holds the declaration one level down.
  const pointer = theirPointer.replace(/^\/declaration(?=\/|$)/, '');
  if (NOT_OURS.has(pointer)) return undefined;
  const row = ROWS.find(([pattern]) => pattern.test(pointer));
  return row ? pointer.replace(row[0], row[1]) : pointer;
}
