import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { ProcessIdentity } from './processIdentity.js';

/** A process we started, as it is written down for the next start. */
export interface RecordedProcess extends ProcessIdentity {
  name: string;
  /** Signals to end it with, the gentle one first. PostgreSQL's differ from everybody else's. */
  stopSignals: NodeJS.Signals[];
}

/** What runs from an installation's home right now: `run.json`. */
export interface RunRecord {
  /** The process that started the others and stops them. */
  supervisor: ProcessIdentity;
  startedAt: string;
  processes: RecordedProcess[];
  /** Base addresses of API and counterparties by name, for commands that talk to the running installation. */
  addresses: Record<string, string>;
  /** Base addresses of all APIs, where there are several. */
  apis?: string[];
  /** Where each API and worker shows its measurements, by the name of the process. */
  metrics?: Record<string, string>;
  /** host:port of the Temporal server. */
  temporalAddress?: string;
}

/** Reads and writes `run.json` of one installation. */
export class RunRecordFile {
  readonly #path: string;

  constructor(home: string) {
    this.#path = join(home, 'run.json');
  }

  /** The record, or undefined when nothing has been recorded. A broken file is reported, not passed over: it may name processes. */
  find(): RunRecord | undefined {
    let text: string;
    try {
      text = readFileSync(this.#path, 'utf8');
    } catch {
      return undefined;
    }
    try {
      return JSON.parse(text) as RunRecord;
    } catch (error) {
      throw new Error(`${this.#path} cannot be read; see which processes still run and delete it`, { cause: error });
    }
  }

  write(record: RunRecord): void {
    mkdirSync(dirname(this.#path), { recursive: true });
    const next = `${this.#path}.${process.pid}`;
    writeFileSync(next, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
    renameSync(next, this.#path);
  }

  remove(): void {
    rmSync(this.#path, { force: true });
  }
}
