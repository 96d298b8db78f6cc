import pg from 'pg';

/** How one declaration stands. */
export interface Standing {
  state: string;
  sequence: number;
  flags: readonly string[];
}

const POLL_MS = 200;
const SQL = 'select id, state, sequence, flags from declaration';

/**
 * Looks at all declarations at once, again and again, so that a load that waits for hundreds of parcels does not weigh
 * on the API. Goes on through every restart of PostgreSQL.
 */
export class StateWatch {
  private readonly standings = new Map<string, Standing>();
  private readonly stopping = new AbortController();
  private readonly watching: Promise<void>;
  private waiting: (() => void)[] = [];

  /** @param databaseUrl of a role that sees all organisations (the owner) */
  constructor(private readonly databaseUrl: string) {
    this.watching = this.watch();
  }

  find(declarationId: string): Standing | undefined {
    return this.standings.get(declarationId);
  }

  /** Events of all declarations so far: how far the load has come. */
  get events(): number {
    return [...this.standings.values()].reduce((sum, { sequence }) => sum + sequence, 0);
  }

  /** Resolves at the next look. */
  next(): Promise<void> {
    return new Promise((wake) => this.waiting.push(wake));
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.watching;
  }

  private async watch(): Promise<void> {
    let client: pg.Client | undefined;
    while (!this.stopping.signal.aborted) {
      try {
        client ??= await this.connect();
        const { rows } = await client.query<Standing & { id: string }>(SQL);
        for (const { id, state, sequence, flags } of rows) this.standings.set(id, { state, sequence, flags });
      } catch {
        await client?.end().catch(() => undefined);
        client = undefined;
      }
      this.waiting.splice(0).forEach((wake) => wake());
      await new Promise((wake) => setTimeout(wake, POLL_MS));
    }
    await client?.end().catch(() => undefined);
    this.waiting.splice(0).forEach((wake) => wake());
  }

  private async connect(): Promise<pg.Client> {
    const client = new pg.Client({ connectionString: this.databaseUrl, connectionTimeoutMillis: 2_000 });
    client.on('error', () => undefined);
    await client.connect();
    await client.query("select set_config('app.scope', 'operator', false)");
    return client;
  }
}
