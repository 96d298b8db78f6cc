import type { PackTrial } from '../../api/contract/countryPack.js';
import { layOut } from './columns.js';

const NAMED = 20;
const signed = (difference: string): string => (difference.startsWith('-') ? difference : `+${difference}`);

/** What a pack would change, for the person who decides whether to publish it. */
export function trialLines(trial: PackTrial): string[] {
  const { pack, date, looked_at: lookedAt, changed, lines, by_tax: taxes, firms, declarations } = trial;
  const head = `${pack.id} (${pack.hash.slice(0, 19)}), by the law of ${date}: ${changed} of ${lookedAt} declarations would come out differently, on ${lines} lines.`;
  if (changed === 0) return [head];
  const taxRows = taxes.map((tax) => [
    `${tax.tax.replaceAll('_', ' ')} (${tax.side})`,
    String(tax.lines),
    tax.before,
    tax.after,
    `${signed(tax.difference)} ${tax.currency}`,
  ]);
  const firmRows = firms.map((firm) => [
    firm.organisation_id,
    String(firm.declarations),
    String(firm.lines),
    firm.name,
  ]);
  const rows = declarations
    .slice(0, NAMED)
    .map((one) => [
      one.declaration_id,
      one.differences.map((tax) => `${tax.tax} ${signed(tax.difference)} ${tax.currency}`).join(', ') ||
        [...one.no_longer_said, ...one.now_said].map(({ what }) => what).join(', '),
    ]);
  return [
    head,
    ...(trial.no_longer_said > 0 ? [`Of ${trial.no_longer_said} declarations less could be said than before.`] : []),
    ...(trial.now_said > 0 ? [`Of ${trial.now_said} declarations more could be said than before.`] : []),
    ...(taxRows.length === 0 ? [] : ['', ...layOut(['Tax', 'Lines', 'Before', 'After', 'Difference'], taxRows)]),
    '',
    ...layOut(['Firm', 'Declarations', 'Lines', 'Name'], firmRows),
    '',
    ...layOut(['Declaration', 'Difference'], rows),
    ...(changed > rows.length ? [`and ${changed - rows.length} more`] : []),
  ];
}
