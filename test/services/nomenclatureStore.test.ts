/** The index of an edition: built once, in turns with other work, and the same as when it is built at once. */
import { setImmediate } from 'node:timers/promises';
import { createClassifier } from '../../classification/classifier.js';
import { seedNomenclature } from '../../classification/nomenclature/seedNomenclature.js';
import { createNomenclatureStore } from '../../services/nomenclature/nomenclatureStore.js';

it('while an index is built, other work of the process has its turn again and again', async () => {
  let isBuilt = false;
  let turns = 0;
  const others = async (): Promise<void> => {
    for (; !isBuilt; turns += 1) await setImmediate();
  };
  const running = others();
  await createNomenclatureStore().getClassifier('2022');
  isBuilt = true;
  await running;
  // More than 18,000 phrases are built in; 200 of them are read in a turn, and those of the edition indexed after that.
  expect(turns).toBeGreaterThan(18_000 / 200);
});

it('questions that come while it is built wait for the one index', async () => {
  const { getClassifier } = createNomenclatureStore();
  const [one, other] = await Promise.all([getClassifier('2022'), getClassifier('2022')]);
  expect(other).toBe(one);
  expect(await getClassifier('2022')).toBe(one);
});

it('an index built in turns answers as one that is built at once', async () => {
  const [inTurns, atOnce] = [
    await createNomenclatureStore().getClassifier('2022'),
    createClassifier(seedNomenclature('2022')),
  ];
  for (const text of ['roasted cofee beans', 'ladieswovenskirt', 'sisal basket, hand woven', 'urusenda', 'shmpoo']) {
    expect(inTurns.classify(text)).toEqual(atOnce.classify(text));
  }
});
