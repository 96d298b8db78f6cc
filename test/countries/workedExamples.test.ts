import { runExample } from '../../rules/check/runExamples.js';
import { loadPacks } from '../../rules/loader/loadPacks.js';
import { COUNTRIES } from '../rules/packRoots.js';

const registry = loadPacks(COUNTRIES);

describe.each(registry.packs.map((pack) => ({ id: pack.ref.id, pack })))('worked examples of $id', ({ pack }) => {
  it.each(pack.lists.examples.map((example) => ({ title: example.title, example })))('$title', ({ example }) => {
    expect(runExample(pack, example)).toEqual([]);
  });
});
