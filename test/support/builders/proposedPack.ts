import { Decimal } from '../../../rules/money/decimal.js';
import { readPackFiles } from '../../../rules/loader/readPackFolder.js';
import { COUNTRIES } from '../../rules/packRoots.js';

/** The files of Germany's pack as it would be from a day to come, with another rate of VAT; by name. */
export function proposedPack(effectiveFrom = '2027-01-01', vatRate = '0.20'): Record<string, unknown> {
  const files = Object.fromEntries(readPackFiles(COUNTRIES, 'DE/2026-01-01'));
  const manifest = files['pack.json'] as object;
  const measures = files['measures.json'] as { id: string; tax: string; rule: object; until: string | null }[];
  const standing = measures.filter(({ until }) => until === null || until >= effectiveFrom);
  return {
    ...files,
    'pack.json': { ...manifest, id: `DE/${effectiveFrom}`, effectiveFrom, version: '2.0.0' },
    'measures.json': standing.map((row) =>
      row.tax === 'vat' ? { ...row, id: `${row.id}-raised`, rule: { kind: 'ad_valorem', rate: vatRate } } : row,
    ),
    'examples.json': [
      {
        ...{ id: 'de.example.raised', title: 'Baskets at the raised rate', source: 'vat-germany', kind: 'tax' },
        ...{ regime: 'low_value', date: effectiveFrom, partner: 'RW', hsCode: '460219' },
        ...{ customsValue: { amount: '78.00', currency: 'EUR' }, netWeightGrams: 900, quantity: '2', unit: 'piece' },
        // The fixed duty of EUR 3 is in the base of VAT.
        expect: { duty: { amount: '3.00' }, vat: { amount: new Decimal(81).times(vatRate).toFixed(2) } },
      },
    ],
  };
}
