import type { DeclarationItem } from '../../../domain/declaration/declarationData.js';
import { sentence } from '../../explanations/sentence.js';
import { findByHs, rowsAt } from '../../loader/rowsAt.js';
import { sum, ZERO } from '../../money/decimal.js';
import { money, round } from '../../money/rounding.js';
import type { Relief } from '../../schemas/reliefs.js';
import type { RegimeTax } from '../../schemas/regimes.js';
import type { ChargeLine } from './assessment.js';
import { inWords } from './chargeLine.js';
import { convertAt, taxTitle, type TaxPlace } from './taxPlace.js';
import type { TaxedLine, TaxOnLine } from './taxOnLine.js';

/**
 * A tax on a line of goods for which a relief is claimed: nothing to pay where the relief is granted, even where the tax
 * itself could not be said; else the tax with the reason why it is not.
 */
export function relieve(
  place: TaxPlace,
  regimeTax: RegimeTax,
  { item, value }: TaxedLine,
  found: TaxOnLine,
  lines: readonly TaxedLine[],
  currency: string,
): TaxOnLine {
  const claim = item.relief;
  const charge = 'charge' in found ? found.charge : undefined;
  if (claim === undefined || (charge === undefined && !('cannotSay' in found))) return found;
  const rows = rowsAt(place.pack.lists.reliefs, place.date).filter(
    ({ code, flow, partners }) =>
      code === claim.code && flow === place.regime.flow && (partners.includes('*') || partners.includes(place.partner)),
  );
  const row = findByHs(
    rows.filter(({ taxes }) => taxes.includes(regimeTax.tax)),
    item.hs_code,
  );
  const refused = row === undefined ? unknown(claim.code, rows, place) : refusal(place, row, item, lines, currency);
  if (row === undefined || refused !== undefined) {
    return charge === undefined ? found : { ...found, charge: saying(charge, refused) };
  }
  const params = {
    tax: taxTitle(regimeTax.tax, place.regime),
    name: row.name,
    document: claim.document_number === undefined ? '' : ` (${claim.document_number})`,
    conditions: row.conditions,
  };
  const { scale } = regimeTax.rounding ?? place.regime.rounding;
  return {
    ...('charge' in found ? found : {}),
    legal: ZERO,
    charge: {
      line: item.line,
      tax: regimeTax.tax,
      base: charge?.base ?? money(round(value.customs, place.regime.rounding), currency, place.regime.rounding.scale),
      rate: '0',
      amount: money(ZERO, currency, scale),
      unrounded: '0',
      explanation: sentence('charge.relieved', params).text,
      ruleId: row.id,
      source: row.source,
      confidence: row.confidence,
    },
  };
}

/** Nothing is said of a tax that a known relief does not reach. */
function unknown(code: string, rows: readonly Relief[], { pack }: TaxPlace): string | undefined {
  if (rows.length > 0) return undefined;
  return sentence('charge.relief_unknown', { code, country: pack.manifest.country }).text;
}

function refusal(
  place: TaxPlace,
  row: Relief,
  { relief }: DeclarationItem,
  lines: readonly TaxedLine[],
  currency: string,
): string | undefined {
  if (row.needsDocument === true && relief?.document_number === undefined) {
    return sentence('charge.relief_no_document', { name: row.name }).text;
  }
  if (row.upTo === undefined) return undefined;
  const limit = convertAt(place, row.upTo, currency);
  const counted = lines.filter(({ item }) => row.upToOf !== 'claimed_lines' || item.relief?.code === row.code);
  const price = sum(counted.map(({ value }) => value.goods));
  if (limit !== undefined && price.lessThanOrEqualTo(limit)) return undefined;
  return sentence('charge.relief_over_value', { name: row.name, limit: inWords(row.upTo) }).text;
}

const saying = (charge: ChargeLine, why: string | undefined): ChargeLine =>
  why === undefined ? charge : { ...charge, explanation: [charge.explanation, why].join(' ') };
