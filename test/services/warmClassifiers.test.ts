import { pino } from 'pino';
import { REFERENCE_READER } from '../../prisma/actor.js';
import type { Transaction } from '../../prisma/withActor.js';
import { BackgroundWork } from '../../services/backgroundWork.js';
import { createNomenclatureStore } from '../../services/nomenclature/nomenclatureStore.js';
import { warmClassifiers } from '../../services/nomenclature/warmClassifiers.js';
import type { ServiceDeps } from '../../services/serviceDeps.js';

const CONTENT = [
  ['09', 'Coffee, tea'],
  ['0901', 'Coffee'],
  ['090121', 'Coffee; roasted, not decaffeinated'],
];

/** A record in which these were imported, and how often the content of one was read. */
function holding(ids: readonly string[]) {
  const read: string[] = [];
  const row = (id: string) => ({ id, contentHash: 'sha256:1', sourceName: 'a.csv', rows: 3, importedAt: new Date(0) });
  const tx = {
    nomenclature: {
      findMany: () => Promise.resolve(ids.map(row)),
      findUnique: ({ where: { id } }: { where: { id: string } }) => {
        read.push(id);
        return Promise.resolve({ ...row(id), content: CONTENT });
      },
    },
  } as unknown as Transaction;
  const nomenclature = createNomenclatureStore();
  const record: ServiceDeps['record'] = {
    async withActor(_, work) {
      await nomenclature.takeIn(tx, ids.join());
      return work(tx);
    },
    close: () => Promise.resolve(),
  };
  const lines: string[] = [];
  const logger = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  return { read, lines, deps: { record, logger, nomenclature } };
}

describe('warmClassifiers', () => {
  it('builds the indexes of the imported editions, so that the first question reads and builds nothing', async () => {
    const { deps, read, lines } = holding(['correlation:2017-2022', 'hs:2017', 'hs:2022']);
    expect(await warmClassifiers(deps)).toEqual(['2017', '2022']);
    expect([...read].sort()).toEqual(['correlation:2017-2022', 'hs:2017', 'hs:2022']);
    const first = await deps.nomenclature.getClassifier('2022');
    expect(first.nomenclature.origin).toBe('imported');
    expect(await deps.nomenclature.getClassifier('2022')).toBe(first);
    expect(read).toHaveLength(3);
    expect(lines.join('')).toContain('indexes of the nomenclature built');
  });

  it.each([[[]], [['correlation:2017-2022']]])('builds nothing where no edition was imported: %j', async (ids) => {
    const { deps, read, lines } = holding(ids);
    const built: string[] = [];
    const nomenclature: ServiceDeps['nomenclature'] = {
      ...deps.nomenclature,
      getClassifier: (edition) => {
        built.push(edition);
        return deps.nomenclature.getClassifier(edition);
      },
    };
    expect(await warmClassifiers({ ...deps, nomenclature })).toEqual([]);
    expect([built, read, lines]).toEqual([[], ids, []]);
  });

  it('that fails is logged, ends nothing, and leaves the index to the first question', async () => {
    const { deps, lines } = holding(['hs:2022']);
    let isAway = true;
    const record: ServiceDeps['record'] = {
      ...deps.record,
      withActor: (actor, work) =>
        isAway ? Promise.reject(new Error('the database is away')) : deps.record.withActor(actor, work),
    };
    const background = new BackgroundWork(deps.logger);
    background.start('warmClassifiers', () => warmClassifiers({ ...deps, record }));
    await background.settle();
    expect(lines.map((line) => JSON.parse(line) as { msg: string; work: string })).toMatchObject([
      { msg: 'background work failed', work: 'warmClassifiers' },
    ]);
    isAway = false;
    await record.withActor(REFERENCE_READER, () => Promise.resolve());
    expect((await deps.nomenclature.getClassifier('2022')).nomenclature.origin).toBe('imported');
  });
});
