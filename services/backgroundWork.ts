import type { Logger } from 'pino';

/**
 * Work that goes on after its request was answered. What fails is only logged: everything done here is stored first,
 * and the sweep does again what was lost.
 */
export class BackgroundWork {
  readonly #running = new Set<Promise<void>>();

  constructor(private readonly logger: Logger) {}

  start(name: string, work: () => Promise<unknown>): void {
    const running = work()
      .then(
        () => undefined,
        (thrown: unknown) => this.logger.warn({ err: thrown, work: name }, 'background work failed'),
      )
      .finally(() => this.#running.delete(running));
    this.#running.add(running);
  }

  /** Resolves once nothing is running any more; for shutting down. */
  async settle(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
