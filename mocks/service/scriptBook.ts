import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { MAGIC_VALUES } from '../magicValues.js';
import { BehaviourSchema, type Behaviour } from './behaviours.js';
import type { Collection, Journal } from './journal.js';
import { isMatch, MatchSchema, type References } from './references.js';

/** A script as given to `POST /_control/scripts`. Without `operation` it is for all; without `times` it is for one request. */
export const ScriptSchema = z.strictObject({
  match: MatchSchema.default({}),
  operation: z.string().optional(),
  behaviours: z.array(BehaviourSchema).min(1),
  times: z.int().min(1).max(1_000_000).default(1),
});

const StoredScriptSchema = ScriptSchema.extend({ id: z.string(), used: z.int() });
export type StoredScript = z.infer<typeof StoredScriptSchema>;

/** What the next request will meet: the first script that fits and is not used up, else the magic value's behaviour. */
export class ScriptBook {
  private readonly scripts: Collection<StoredScript>;
  private readonly magicUses: Collection<number>;

  constructor(
    journal: Journal,
    private readonly serviceName: string,
  ) {
    this.scripts = journal.collection('scripts', StoredScriptSchema);
    this.magicUses = journal.collection('magic_uses', z.int());
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
  }

  /** Takes, and counts as used, the behaviours for one command. */
  take(operation: string, references: References): readonly Behaviour[] {
    return (
      this.takeScript(references, (named) => named === undefined || named === operation) ??
      this.takeMagic(operation, references)
    );
  }

  /** The same for a question: only a script that names its operation is meant for it. */
  takeNamed(operation: string, references: Partial<References>): readonly Behaviour[] {
    return this.takeScript(references, (named) => named === operation) ?? [];
  }

  private takeScript(
    references: Partial<References>,
    isFor: (named: string | undefined) => boolean,
  ): readonly Behaviour[] | undefined {
    const script = this.scripts
      .all()
      .find((one) => one.used < one.times && isFor(one.operation) && isMatch(one.match, references));
    if (script) this.scripts.set(script.id, { ...script, used: script.used + 1 });
    return script?.behaviours;
  }

  private takeMagic(operation: string, references: References): readonly Behaviour[] {
    const { reference, invoice_number: invoiceNumber, version } = references;
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
