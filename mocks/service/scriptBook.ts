import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { MAGIC_VALUES } from '../magicValues.js';
import { BehaviourSchema, type Behaviour } from './behaviours.js';
import type { Collection, Journal } from './journal.js';
import { isMatch, MatchSchema, type References } from './references.js';

/**
 * A script as given to `POST /_control/scripts`. Without `operation` it is for all; without `times` it is for one request.
 * With a `share` it is met by that share of the requests it fits, the same ones for the same `seed` in every run: which
 * they are comes from the request's key, its operation and how often it was asked before.
 */
export const ScriptSchema = z.strictObject({
  match: MatchSchema.default({}),
  operation: z.string().optional(),
  behaviours: z.array(BehaviourSchema).min(1),
  times: z.int().min(1).max(1_000_000).default(1),
  share: z.number().gt(0).max(1).optional(),
  seed: z.string().optional(),
});

const StoredScriptSchema = ScriptSchema.extend({ id: z.string(), used: z.int() });
export type StoredScript = z.infer<typeof StoredScriptSchema>;

/** What the next request will meet: the first script that fits and is not used up, else the magic value's behaviour. */
export class ScriptBook {
  private readonly scripts: Collection<StoredScript>;
  private readonly magicUses: Collection<number>;
  /** Commands that were sent in live mode. */
  private readonly live: Collection<boolean>;
  /** How often a request was made; kept in memory alone, since it only decides who meets a share. */
  private readonly asked = new Map<string, number>();

  constructor(
    journal: Journal,
    private readonly serviceName: string,
  ) {
    this.scripts = journal.collection('scripts', StoredScriptSchema);
    this.magicUses = journal.collection('magic_uses', z.int());
    this.live = journal.collection('live_references', z.boolean());
  }

  add(script: z.infer<typeof ScriptSchema>): StoredScript {
    const stored = { ...script, id: `scr_${randomUUID()}`, used: 0 };
    this.scripts.set(stored.id, stored);
    return stored;
  }

  list(): StoredScript[] {
    return this.scripts.all();
  }

  clear(): void {
    for (const script of this.scripts.all()) this.scripts.delete(script.id);
    for (const request of this.asked.keys()) this.asked.delete(request);
  }

  /**
   * Takes, and counts as used, the behaviours for one command.
   * @param isLive the sender is in live mode: no magic value counts, for this command and for what follows from it
   */
  take(operation: string, references: References, isLive = false): readonly Behaviour[] {
    if (isLive) this.live.set(references.reference, true);
    return (
      this.takeScript(operation, references, (named) => named === undefined || named === operation) ??
      this.takeMagic(operation, references)
    );
  }

  /** The same for a question: only a script that names its operation is meant for it. */
  takeNamed(operation: string, references: Partial<References>): readonly Behaviour[] {
    return this.takeScript(operation, references, (named) => named === operation) ?? [];
  }

  private takeScript(
    operation: string,
    references: Partial<References>,
    isFor: (named: string | undefined) => boolean,
  ): readonly Behaviour[] | undefined {
    const scripts = this.scripts.all();
    if (scripts.length === 0) return undefined;
    const request = `${operation} ${references.reference ?? ''}`;
    const asked = (this.asked.get(request) ?? 0) + 1;
    if (scripts.some(({ share }) => share !== undefined)) this.asked.set(request, asked);
    const script = scripts.find(
      (one) =>
        one.used < one.times &&
        isFor(one.operation) &&
        isMatch(one.match, references) &&
        (one.share === undefined || drawOf(`${one.seed ?? ''} ${request} ${asked}`) < one.share),
    );
    if (script) this.scripts.set(script.id, { ...script, used: script.used + 1 });
    return script?.behaviours;
  }

  private takeMagic(operation: string, references: References): readonly Behaviour[] {
    const { reference, invoice_number: invoiceNumber, version } = references;
    if (this.live.get(reference) === true) return [];
    const row = MAGIC_VALUES.find(
      (magic) =>
        magic.invoiceNumber === invoiceNumber && magic.service === this.serviceName && magic.operation === operation,
    );
    if (!row || (row.upToVersion !== undefined && version > row.upToVersion)) return [];
    // Counted for each key, so that two parcels with one magic invoice number behave alike.
    const use = `${row.invoiceNumber} ${operation} ${reference}`;
    const used = this.magicUses.get(use) ?? 0;
    if (row.timesPerKey !== undefined && used >= row.timesPerKey) return [];
    this.magicUses.set(use, used + 1);
    return row.behaviours;
  }
}

/** A number from 0 to 1 that looks random and is the same for the same text. */
const drawOf = (text: string): number => createHash('sha256').update(text).digest().readUInt32BE(0) / 2 ** 32;
