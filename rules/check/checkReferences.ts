import type { Pack } from '../loader/pack.js';
import type { Regime } from '../schemas/regimes.js';
import { problemsIn, type CountryProblem } from './problem.js';

/** What one list says of another holds: agencies, documents, taxes, limits and reference rates. */
export function checkReferences(pack: Pack): CountryProblem[] {
  const problem = problemsIn(pack, 'references');
  const { lists } = pack;
  const agencies = new Set(lists.offices.filter((row) => row.kind === 'agency').map((row) => row.code));
  const documents = new Set<string>(lists.documents.map((row) => row.code));
  const asked = [
    ...lists.permits.flatMap((row) => row.asksFor.map((code) => ({ file: 'permits.json', id: row.id, code }))),
    ...lists.lanes.flatMap((row) => row.documents.map((code) => ({ file: 'lanes.json', id: row.id, code }))),
  ];
  return [
    ...lists.permits
      .filter((row) => !agencies.has(row.agency))
      .map((row) => problem('permits.json', `${row.id} is of ${row.agency}, which is no agency in offices.json`)),
    ...asked
      .filter(({ code }) => !documents.has(code))
      .map(({ file, id, code }) => problem(file, `${id} asks for ${code}, which documents.json does not know`)),
    ...lists.lanes
      .filter((row) => row.lane === 'yellow' && row.documents.length === 0)
      .map((row) => problem('lanes.json', `${row.id} is yellow and asks for no document`)),
    ...lists.exchangeRates
      .filter((row) => row.kind === 'reference' && row.confidence !== 'demonstration')
      .map((row) => problem('exchange-rates.json', `${row.id} is a reference rate and must say "demonstration"`)),
    ...lists.measures
      .filter((row) => !lists.regimes.some((regime) => regime.flow === row.flow && names(regime, row.tax)))
      .map((row) => problem('measures.json', `${row.id} is a ${row.tax}, which no ${row.flow} regime names`)),
    ...lists.measures.flatMap(({ id, flow, tax, regimes = [] }) =>
      regimes
        .filter((code) => !lists.regimes.some((row) => row.flow === flow && row.code === code && names(row, tax)))
        .map((code) => problem('measures.json', `${id} holds under ${code}, which is no ${flow} regime with a ${tax}`)),
    ),
    ...lists.regimes.flatMap((regime) =>
      [...baseFaults(regime), ...limitFaults(regime), ...nameFaults(regime)].map((message) =>
        problem('regimes.json', message),
      ),
    ),
  ];
}

/** Parts of the value that every tax may be computed on. */
const VALUE_PARTS = ['customs_value', 'goods_price', 'freight', 'insurance'];

const names = (regime: Regime, tax: string): boolean => regime.taxes.some((candidate) => candidate.tax === tax);

/** A tax may be computed on taxes named before it only. */
function baseFaults(regime: Regime): string[] {
  return regime.taxes.flatMap(({ tax, base }, index) => {
    const before = new Set<string>([...VALUE_PARTS, ...regime.taxes.slice(0, index).map((earlier) => earlier.tax)]);
    return base
      .filter((part) => !before.has(part))
      .map((part) => `${regime.id}: ${tax} is computed on ${part}, which does not come before it`);
  });
}

const limitFaults = (regime: Regime): string[] =>
  regime.limits
    .filter((limit) => limit.converted !== true && limit.amount.currency !== regime.currency)
    .map((limit) => `${limit.id} is not in ${regime.currency}, the currency of ${regime.id}`);

/** What a regime says of its taxes names taxes that it has; what it takes off the value is in its currency. */
function nameFaults(regime: Regime): string[] {
  const { taxes, notCollectedTogether, valuation } = regime;
  const unknown = (notCollectedTogether?.taxes ?? []).filter((tax) => !names(regime, tax));
  const isEarlier = (tax: string, index: number): boolean => taxes.slice(0, index).some((other) => other.tax === tax);
  const late = taxes.filter(({ roundedWith }, index) => roundedWith !== undefined && !isEarlier(roundedWith, index));
  return [
    ...unknown.map((tax) => `${regime.id}: ${tax} is not collected together with others, and is no tax of it`),
    ...late.map(
      ({ tax, roundedWith }) => `${regime.id}: ${tax} is rounded with ${roundedWith ?? ''}, which is not before it`,
    ),
    ...(valuation?.less === undefined || valuation.less.currency === regime.currency
      ? []
      : [`${regime.id}: what is taken off the value is not in ${regime.currency}`]),
  ];
}
