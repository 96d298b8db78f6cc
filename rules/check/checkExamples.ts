import type { Pack } from '../loader/pack.js';
import { runExample } from './runExamples.js';
import { problemsIn, type CountryProblem } from './problem.js';

/** Every worked example comes out, and every pack has one. */
export function checkExamples(pack: Pack): CountryProblem[] {
  const problem = problemsIn(pack, 'examples');
  const { examples } = pack.lists;
  // A union answers through its members, and there its examples stand.
  if (pack.manifest.roles.includes('union')) return [];
  if (examples.length === 0) return [problem('examples.json', 'a pack carries at least one worked example')];
  return examples.flatMap((example) => {
    try {
      return runExample(pack, example).map((message) => problem('examples.json', `${example.id}: ${message}`));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return [problem('examples.json', `${example.id}: cannot be computed: ${message}`)];
    }
  });
}
