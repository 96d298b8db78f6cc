import { runExample } from '../../rules/check/runExamples.js';
import { loadPacks } from '../../rules/loader/loadPacks.js';
import { COUNTRIES } from '../rules/packRoots.js';

// A union answers through its members, and there its examples stand.
const packs = loadPacks(COUNTRIES).packs.filter(({ manifest }) => !manifest.roles.includes('union'));

describe.each(packs.map((pack) => ({ id: pack.ref.id, pack })))('worked examples of $id', ({ pack }) => {
  it.each(pack.lists.examples.map((example) => ({ title: example.title, example })))('$title', ({ example }) => {
    expect(runExample(pack, example)).toEqual([]);
  });
});
