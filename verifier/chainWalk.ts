import { digestOf, NOTHING_BEFORE } from './digests.js';
import type { ExportedHead, ExportedRecord } from './exportFile.js';
import type { SignedHead } from './headFiles.js';

/** What walking one chain came to. */
export interface ChainChecked {
  chain: string;
  /** Records that fit, from the first one on. */
  records: number;
  ok: boolean;
  /** Index of the first record that does not fit. */
  broken_at: number | null;
  why: string | null;
}

interface Signed {
  hash: string;
  number: number;
}

/** One chain, record after record, held against what heads signed of it. */
export class ChainWalk {
  #index = 0;
  #hash = NOTHING_BEFORE;
  #fault: { at: number; why: string } | undefined;
  /** The last record that a head vouches for. */
  #vouched = 0;

  /** @param signed what heads say of the chain: the hash that stands at an index, and the number of a head that says so */
  constructor(
    readonly chain: string,
    private readonly signed: ReadonlyMap<number, Signed>,
  ) {}

  /** The next record of the export. */
  take({ index, body, previous_hash, hash }: ExportedRecord): void {
    if (this.#fault !== undefined) return;
    const at = this.#index + 1;
    if (index !== at) return this.#break(at, `record ${at} is missing; record ${index} stands in its place`);
    if (previous_hash !== this.#hash) return this.#break(at, `record ${at} does not follow the one before`);
    if (digestOf({ chain: this.chain, index, body, previous_hash }) !== hash)
      return this.#break(at, `record ${at} has been changed`);
    const told = this.signed.get(at);
    if (told !== undefined && told.hash !== hash) {
      const first = this.#vouched + 1;
      return this.#break(first, `records ${first} to ${at} are not those that head ${told.number} was signed over`);
    }
    if (told !== undefined) this.#vouched = at;
    [this.#index, this.#hash] = [at, hash];
  }

  /** Where the installation says that the chain ends; comes after its records. */
  end({ index, hash }: ExportedHead): void {
    if (this.#fault !== undefined || (index === this.#index && hash === this.#hash)) return;
    const at = this.#index + 1;
    this.#break(
      at,
      index >= at
        ? `record ${at} is missing: the chain is said to end at ${index}`
        : `record ${at} stands behind the end of the chain`,
    );
  }

  /** Everything has been read. */
  finish(): ChainChecked {
    const last = [...this.signed].reduce((most, one) => (one[0] > most[0] ? one : most), [
      0,
      { hash: '', number: 0 },
    ] as [number, Signed]);
    if (this.#fault === undefined && last[0] > this.#index) {
      const at = this.#index + 1;
      this.#break(at, `record ${at} is missing: head ${last[1].number} was signed when the chain ended at ${last[0]}`);
    }
    const { chain } = this;
    const { at = null, why = null } = this.#fault ?? {};
    return { chain, records: at === null ? this.#index : at - 1, ok: at === null, broken_at: at, why };
  }

  #break(at: number, why: string): void {
    this.#fault = { at, why };
  }
}

/** What heads say of each chain, by index. */
export function signedPoints(heads: readonly SignedHead[]): Map<string, Map<number, Signed>> {
  const points = new Map<string, Map<number, Signed>>();
  for (const { number, chains } of heads)
    for (const { chain, index, hash } of chains) {
      const own = points.get(chain) ?? new Map<number, Signed>();
      // A chain that has not begun has no record to hold a hash against.
      if (index > 0 && !own.has(index)) own.set(index, { hash, number });
      points.set(chain, own);
    }
  return points;
}
