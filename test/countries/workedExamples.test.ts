import { runExample } from '../../rules/check/runExamples.js';
import { loadPacks } from '../../rules/loader/loadPacks.js';
import type { Pack } from '../../rules/loader/pack.js';
import { COUNTRIES } from '../rules/packRoots.js';

const registry = loadPacks(COUNTRIES);

// A union taxes through its members, and there those examples stand; guidance it answers itself.
const examplesOf = ({ manifest, lists }: Pack) =>
  lists.examples.filter(({ kind }) => kind === 'guidance' || !manifest.roles.includes('union'));

describe.each(registry.packs.map((pack) => ({ id: pack.ref.id, pack })))('worked examples of $id', ({ pack }) => {
  it.each(examplesOf(pack).map((example) => ({ title: example.title, example })))('$title', ({ example }) => {
    expect(runExample(pack, example, registry)).toEqual([]);
  });
});
