import { createClassifier, type Classifier } from '../../classification/classifier.js';
import { createCorrelation, type Correlation } from '../../classification/nomenclature/correlation.js';
import {
  createNomenclature,
  type HsEdition,
  type Nomenclature,
} from '../../classification/nomenclature/nomenclature.js';
import { seedNomenclature } from '../../classification/nomenclature/seedNomenclature.js';
import { REFERENCE_READER } from '../../prisma/actor.js';
import {
  findNomenclature,
  listNomenclatureHeads,
  type NomenclatureId,
  type NomenclatureRows,
} from '../../prisma/queries/nomenclature.js';
import type { RecordAccess } from '../../prisma/withActor.js';

/** The nomenclature in memory. What was imported since is seen at the next question, in every process. */
export interface NomenclatureStore {
  /** An edition with its index: the imported one, or the built-in part. */
  getClassifier(edition: HsEdition): Promise<Classifier>;
  /** The table between the editions, if it was imported. */
  findCorrelation(): Promise<Correlation | undefined>;
}

/**
 * Nothing is read until it is asked for. An index takes about a second to build, outside of any transaction, and stays
 * until its content changes.
 */
export function createNomenclatureStore(record: RecordAccess): NomenclatureStore {
  const classifiers = new Map<HsEdition, { hash: string; classifier: Classifier }>();
  let correlation: { hash: string; table: Correlation } | undefined;

  /** The content of an import, unless it is the one known; `built_in` stands for none. */
  const readChanged = (id: NomenclatureId, known: string | undefined): Promise<Changed | undefined> =>
    record.withActor(REFERENCE_READER, async (tx) => {
      const head = (await listNomenclatureHeads(tx)).find((one) => one.id === id);
      if ((head?.contentHash ?? BUILT_IN) === known) return undefined;
      const found = head === undefined ? undefined : await findNomenclature(tx, id);
      return found === undefined ? { hash: BUILT_IN } : { hash: found.contentHash, content: found.content };
    });

  return {
    async getClassifier(edition) {
      const known = classifiers.get(edition);
      const changed = await readChanged(`hs:${edition}`, known?.hash);
      // Another question may have built it while this one read.
      const standing = classifiers.get(edition);
      if (standing !== undefined && (changed === undefined || changed.hash === standing.hash))
        return standing.classifier;
      const { hash, content } = changed ?? { hash: BUILT_IN };
      const classifier = createClassifier(
        content === undefined ? seedNomenclature(edition) : imported(edition, content),
      );
      classifiers.set(edition, { hash, classifier });
      return classifier;
    },
    async findCorrelation() {
      const changed = await readChanged('correlation:2017-2022', correlation?.hash ?? BUILT_IN);
      if (changed?.content !== undefined)
        correlation = { hash: changed.hash, table: createCorrelation(changed.content) };
      return correlation?.table;
    },
  };
}

const BUILT_IN = 'built_in';

interface Changed {
  readonly hash: string;
  readonly content?: NomenclatureRows;
}

const imported = (edition: HsEdition, content: NomenclatureRows): Nomenclature =>
  createNomenclature(
    edition,
    'imported',
    content.map(([code, text]) => ({ code, text })),
  );
