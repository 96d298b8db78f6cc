import type { DatabaseUrls } from '../postgres/rolesAndDatabase.js';
import { waitUntilReady } from './launch.js';
import type { RunRecord, RunRecordFile } from './runRecord.js';
import type { TemporalTarget } from './startTemporal.js';
import { SupervisedProcess, type ProcessPlan } from './supervisedProcess.js';

/** Base addresses of an installation's HTTP services, without a slash at the end. */
export interface InstallationUrls {
  api: string;
  customs: string;
  carrier: string;
  payment: string;
  /** Permit agencies, by code in lower case. */
  [agency: string]: string;
}

/** Everything a running installation is made of. */
export interface InstallationParts {
  home: string;
  id: string;
  urls: InstallationUrls;
  apiUrls: readonly string[];
  /** Undefined members: the database is the user's own and that address was not given. */
  database: Partial<DatabaseUrls>;
  temporal: TemporalTarget | undefined;
  /** Settings every process of it was started with; for tests and commands that start something beside it. */
  environment: NodeJS.ProcessEnv;
}

interface Member {
  process: SupervisedProcess;
  isReady: () => Promise<void>;
}

/** A running installation: its addresses, and its processes to stop, kill and start again. */
export class Installation implements InstallationParts {
  readonly home: string;
  readonly id: string;
  urls!: InstallationUrls;
  /** Base addresses of all its APIs; the first is the one that `urls` names. */
  apiUrls: readonly string[] = [];
  /** Where each API and worker shows its measurements, by the name of the process; empty where they show none. */
  metricsUrls: Readonly<Record<string, string>> = {};
  database: Partial<DatabaseUrls> = {};
  temporal: TemporalTarget | undefined;
  environment: NodeJS.ProcessEnv = {};
  /** Called when a process ends that was not asked to. */
  onUnexpectedEnd: ((name: string, how: string) => void) | undefined;
  readonly #members = new Map<string, Member>();
  readonly #file: RunRecordFile;
  readonly #record: RunRecord;
  #stopping: Promise<void> | undefined;

  constructor(home: string, id: string, file: RunRecordFile, record: RunRecord) {
    this.home = home;
    this.id = id;
    this.#file = file;
    this.#record = record;
    file.write(record);
  }

  /** Names of its processes and their ids; a process that has ended has none. */
  get processes(): ReadonlyMap<string, number | undefined> {
    return new Map([...this.#members].map(([name, { process }]) => [name, process.hasEnded ? undefined : process.pid]));
  }

  /** Takes a process that was just started into the installation and writes it down. */
  admit(process: SupervisedProcess, isReady: () => Promise<void>): void {
    this.#members.set(process.plan.name, { process, isReady });
    this.#writeDown();
    void process.ended.then((how) => {
      const isCurrent = this.#members.get(process.plan.name)?.process === process;
      if (isCurrent && !process.wasAsked && !this.#stopping) this.onUnexpectedEnd?.(process.plan.name, how);
    });
  }

  /** Starts a process by its plan and waits until it is ready. */
  async start(plan: ProcessPlan, isReady: () => Promise<void>): Promise<void> {
    const process = await SupervisedProcess.start(plan);
    this.admit(process, isReady);
    await waitUntilReady(process, isReady);
  }

  /** Sends a signal to one process, SIGKILL for instance, and waits until it has ended. */
  async killProcess(name: string, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const { process } = this.#get(name);
    process.kill(signal);
    await process.ended;
  }

  /** Stops one process in good order. */
  async stopProcess(name: string): Promise<void> {
    await this.#get(name).process.stop();
    this.#writeDown();
  }

  /** Starts a process again as it was, on the same port, after stopping it if it runs. Waits until it is ready. */
  async restartProcess(name: string): Promise<void> {
    const { process, isReady } = this.#get(name);
    await process.stop();
    await this.start(process.plan, isReady);
  }

  /** Writes addresses down beside the processes, for `status` and other commands. */
  recordAddresses(addresses: Record<string, string>, temporalAddress: string | undefined): void {
    this.#record.addresses = addresses;
    this.#record.metrics = { ...this.metricsUrls };
    this.#record.apis = [...this.apiUrls];
    if (temporalAddress !== undefined) this.#record.temporalAddress = temporalAddress;
    this.#writeDown();
  }

  /** Stops everything, the last started first, each within its grace and force times. A second call waits for the first. */
  async stop(): Promise<void> {
    this.#stopping ??= this.#stopAll();
    await this.#stopping;
  }

  async #stopAll(): Promise<void> {
    const servers = ['temporal', 'postgres'];
    const members = [...this.#members];
    // Ours first, so that they can finish against servers that are still there. Temporal may have its store in PostgreSQL.
    await Promise.all(members.filter(([name]) => !servers.includes(name)).map(([, { process }]) => process.stop()));
    for (const name of servers) await this.#members.get(name)?.process.stop();
    this.#file.remove();
  }

  #get(name: string): Member {
    const member = this.#members.get(name);
    if (!member)
      throw new Error(`this installation has no process ${name}; it has ${[...this.#members.keys()].join(', ')}`);
    return member;
  }

  #writeDown(): void {
    this.#record.processes = [...this.#members.values()].flatMap(({ process }) =>
      process.hasEnded ? [] : process.records,
    );
    this.#file.write(this.#record);
  }
}
