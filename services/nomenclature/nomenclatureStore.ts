import { buildClassifier, type Classifier } from '../../classification/classifier.js';
import { createCorrelation, type Correlation } from '../../classification/nomenclature/correlation.js';
import {
  createNomenclature,
  HS_EDITIONS,
  type HsEdition,
  type Nomenclature,
} from '../../classification/nomenclature/nomenclature.js';
import { seedNomenclature } from '../../classification/nomenclature/seedNomenclature.js';
import { findNomenclature, listNomenclatureHeads } from '../../prisma/queries/nomenclature.js';
import type { Transaction } from '../../prisma/withActor.js';
import { finishInTurns } from './finishInTurns.js';

/** The nomenclature in memory, as the latest transaction of this process found it. */
export interface NomenclatureStore {
  /** An edition that was imported; undefined where only the built-in part of it is known. */
  readonly findImported: (edition: HsEdition) => Nomenclature | undefined;
  /** An edition with its index: the imported one, or the built-in part. */
  readonly getClassifier: (edition: HsEdition) => Promise<Classifier>;
  /** The table between the editions, if it was imported. */
  readonly findCorrelation: () => Correlation | undefined;
}

/** A store that keeps up with the record. */
export interface GrowingNomenclature extends NomenclatureStore {
  /**
   * Reads what was imported since, in a transaction that found these imports (their ids and hashes in one text). The same
   * text again reads nothing.
   */
  readonly takeIn: (tx: Transaction, imports: string) => Promise<void>;
}

/**
 * A store that knows the built-in part alone until it is told of imports. An index is built when it is first asked for,
 * once, and in turns with whatever else the process does.
 */
export function createNomenclatureStore(): GrowingNomenclature {
  const editions = new Map<HsEdition, { hash: string; nomenclature: Nomenclature }>();
  const classifiers = new Map<HsEdition, { of: Nomenclature | undefined; classifier: Promise<Classifier> }>();
  let correlation: { hash: string; table: Correlation } | undefined;
  let takenIn = '';
  let reading: { of: string; isTakenIn: Promise<boolean> } | undefined;

  const findImported = (edition: HsEdition): Nomenclature | undefined => editions.get(edition)?.nomenclature;

  async function takeInEdition(tx: Transaction, edition: HsEdition, hash: string): Promise<void> {
    if (editions.get(edition)?.hash === hash) return;
    const found = await findNomenclature(tx, `hs:${edition}`);
    if (found === undefined) return;
    const entries = found.content.map(([code, text]) => ({ code, text }));
    const nomenclature = createNomenclature(edition, 'imported', entries);
    editions.set(edition, { hash: found.contentHash, nomenclature });
  }

  async function takeInCorrelation(tx: Transaction, hash: string): Promise<void> {
    if (correlation?.hash === hash) return;
    const found = await findNomenclature(tx, 'correlation:2017-2022');
    if (found !== undefined) correlation = { hash: found.contentHash, table: createCorrelation(found.content) };
  }

  async function readAll(tx: Transaction, imports: string): Promise<void> {
    const hashes = new Map((await listNomenclatureHeads(tx)).map(({ id, contentHash }) => [id, contentHash]));
    for (const edition of HS_EDITIONS) {
      const hash = hashes.get(`hs:${edition}`);
      if (hash !== undefined) await takeInEdition(tx, edition, hash);
    }
    const hash = hashes.get('correlation:2017-2022');
    if (hash !== undefined) await takeInCorrelation(tx, hash);
    takenIn = imports;
  }

  return {
    findImported,
    findCorrelation: () => correlation?.table,
    async takeIn(tx, imports) {
      if (imports === takenIn) return;
      // Another transaction may be reading them: the files are large, and one reading is enough.
      if (reading?.of === imports && (await reading.isTakenIn)) return;
      const work = readAll(tx, imports);
      const isTakenIn = work.then(
        () => true,
        () => false,
      );
      reading = { of: imports, isTakenIn };
      await work;
    },
    getClassifier(edition) {
      const imported = findImported(edition);
      const standing = classifiers.get(edition);
      if (standing !== undefined && standing.of === imported) return standing.classifier;
      const classifier = finishInTurns(buildClassifier(imported ?? seedNomenclature(edition)));
      classifiers.set(edition, { of: imported, classifier });
      return classifier;
    },
  };
}
