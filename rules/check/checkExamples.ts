import type { Pack } from '../loader/pack.js';
import type { PackRegistry } from '../loader/packRegistry.js';
import { runExample } from './runExamples.js';
import { problemsIn, type CountryProblem } from './problem.js';

/** Every worked example comes out, and every pack has one. */
export function checkExamples(pack: Pack, registry: PackRegistry): CountryProblem[] {
  const problem = problemsIn(pack, 'examples');
  const isUnion = pack.manifest.roles.includes('union');
  // A union taxes through its members, and there those examples stand; guidance it answers itself.
  const examples = pack.lists.examples.filter(({ kind }) => !isUnion || kind === 'guidance');
  if (examples.length === 0 && !isUnion)
    return [problem('examples.json', 'a pack carries at least one worked example')];
  return examples.flatMap((example) => {
    try {
      return runExample(pack, example, registry).map((message) =>
        problem('examples.json', `${example.id}: ${message}`),
      );
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      return [problem('examples.json', `${example.id}: cannot be computed: ${message}`)];
    }
  });
}
