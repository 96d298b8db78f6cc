import type { Pack } from '../loader/pack.js';
import { problemsIn, type CountryProblem } from './problem.js';

/**
 * An agency's code is its name to its officers and to its adapter, in the whole installation: two countries may not use
 * the same one.
 */
export function checkAgencies(packs: readonly Pack[]): CountryProblem[] {
  const countries = new Map<string, string>();
  return packs.flatMap((pack) => {
    const { country } = pack.manifest;
    const problem = problemsIn(pack, 'references');
    return pack.lists.permits.flatMap(({ id, agency }) => {
      const first = countries.get(agency) ?? country;
      countries.set(agency, first);
      return first === country
        ? []
        : [problem('permits.json', `${id} is of ${agency}, which is an agency of ${first} already`)];
    });
  });
}
