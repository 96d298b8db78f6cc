import type { Logger } from 'pino';
import type { Config } from '../config.js';

/** Something that runs until it is stopped. */
export interface RunningPart {
  /** What to say when it is ready: addresses, counts. */
  ready: Record<string, unknown>;
  /** Begun once it has been said, in the background: nothing waits for it. */
  afterReady?(): void;
  /** Finishes what it has begun and ends; the grace time is its own to keep. */
  stop(): Promise<void>;
  /** Rejects when it cannot go on. */
  failed?: Promise<never>;
}

type ShutdownTimes = Pick<Config, 'SHUTDOWN_GRACE_MS' | 'SHUTDOWN_FORCE_MS'>;

/**
 * Runs one process of the product: starts its part, says when it is ready, and stops it in good order on SIGTERM, SIGINT,
 * or when its parent's pipe closes. What has not ended within the force time is ended. A part that fails ends the process
 * with 1, for a supervisor to start it again.
 */
export async function runProcess(log: Logger, times: ShutdownTimes, start: () => Promise<RunningPart>): Promise<void> {
  // What the process writes is its user's alone: documents, the mocks' state.
  process.umask(0o077);
  let part: RunningPart | undefined;
  let stopping = false;
  const stop = (why: string, exitCode: number): void => {
    if (stopping) return;
    stopping = true;
    log.info({ why }, 'stopping');
    setTimeout(() => {
      log.error({ forceMs: times.SHUTDOWN_FORCE_MS }, 'not stopped in time, ending by force');
      process.exit(1);
    }, times.SHUTDOWN_FORCE_MS).unref();
    Promise.resolve(part?.stop()).then(
      () => {
        log.info('stopped');
        process.exit(exitCode);
      },
      (error: unknown) => {
        log.error({ err: error }, 'stopped with a fault');
        process.exit(1);
      },
    );
  };
  const fail = (error: unknown): void => {
    log.fatal({ err: error }, 'cannot go on');
    stop('fault', 1);
  };

  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => stop(signal, 0));
  if (process.env.PORTOLAN_PIPE === 'watch')
    process.stdin
      .on('end', () => stop('pipe closed', 0))
      .on('error', () => stop('pipe broken', 0))
      .resume();
  process.on('uncaughtException', fail);
  process.on('unhandledRejection', fail);

  try {
    part = await start();
    part.failed?.catch(fail);
    log.info(part.ready, 'ready');
    part.afterReady?.();
  } catch (error) {
    fail(error);
  }
}
