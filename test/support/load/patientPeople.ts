import { randomUUID } from 'node:crypto';
import { createApiClient, ApiUnreachable, type ApiClient } from '../../../cli/client/apiClient.js';
import { ApiProblem } from '../../../cli/client/apiProblem.js';
import type { ActorName } from '../../../cli/scenario/names.js';
import { People, type Target } from '../../../cli/scenario/target.js';

/** How long one request is asked again under its key before the load gives it up. */
const PATIENCE_MS = 120_000;
const PAUSE_MS = 250;

/** Does the same request under the same key succeed later by itself? A part that is away, too many requests, still at work. */
const passes = ({ status, problem }: ApiProblem): boolean =>
  status === 503 || status === 429 || problem.code === 'REQUEST.IDEMPOTENCY_KEY_IN_USE';

/** What the API answered while a load ran, by operation, status and code; and how often nobody answered. */
export class AnswerTally {
  readonly counts = new Map<string, number>();

  add(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  /** Answers that no client may ever get: faults of the server that do not say that they pass. */
  get defects(): string[] {
    return [...this.counts]
      .filter(([what]) => / 5\d\d /.test(what) && !what.startsWith('passing '))
      .map(([what]) => what);
  }
}

/**
 * People whose clients do what a careful client does: whatever passes by itself, and silence, is asked again under the
 * same key. Every other answer is the scenario's business.
 */
export class PatientPeople extends People {
  private readonly patient = new Map<ActorName, ApiClient>();

  constructor(
    private readonly to: Target,
    private readonly tally: AnswerTally,
  ) {
    super(to);
  }

  override get(name: ActorName): ApiClient {
    const known = this.patient.get(name);
    if (known !== undefined) return known;
    const token = this.to.tokens[name];
    if (token === undefined) throw new Error(`The installation has no person named ${name}.`);
    const inner = createApiClient({ url: this.to.apiUrls ?? this.to.apiUrl, token, patienceMs: 0 });
    const client: ApiClient = {
      url: inner.url,
      call: (operation, request = {}) => {
        const same = { idempotencyKey: randomUUID(), ...request };
        return this.askUntilAnswered(operation, () => inner.call(operation, same));
      },
    };
    this.patient.set(name, client);
    return client;
  }

  private async askUntilAnswered<T>(operation: string, ask: () => Promise<T>): Promise<T> {
    const until = Date.now() + PATIENCE_MS;
    for (;;) {
      try {
        return await ask();
      } catch (fault) {
        const passing = this.note(operation, fault);
        if (!passing || Date.now() > until) throw fault;
        await new Promise((wake) => setTimeout(wake, PAUSE_MS));
      }
    }
  }

  /** Counts what went wrong and answers whether it passes by itself. */
  private note(operation: string, fault: unknown): boolean {
    if (fault instanceof ApiProblem) {
      const passing = passes(fault);
      this.tally.add(`${passing ? 'passing ' : ''}${operation} ${fault.status} ${fault.problem.code}`);
      return passing;
    }
    // A process that dies takes the answers with it that it was writing.
    const silent = fault instanceof ApiUnreachable || fault instanceof TypeError;
    this.tally.add(`${silent ? 'passing ' : ''}${operation} ${silent ? 'silence' : String(fault)}`);
    return silent;
  }
}
