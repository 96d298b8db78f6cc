import type { Transaction } from '../withActor.js';

/** Requests that a process has let in, as the time that they take of their subject's budget. */
export interface BudgetUse {
  subject: string;
  /** Milliseconds: so many requests, each the length of a minute divided by the requests there are for it. */
  usedMs: number;
}

/** How far ahead of time a subject is, by the clock of the database. */
export interface BudgetStanding {
  subject: string;
  owedMs: number;
}

/**
 * Adds what was used to what other processes reported, and answers where each subject stands: one statement, whatever the
 * number of subjects. They are taken in one order, so that no two processes wait for each other. Needs the actor
 * AUTHENTICATION.
 */
export async function reportUse(tx: Transaction, uses: readonly BudgetUse[]): Promise<BudgetStanding[]> {
  const subjects = uses.map(({ subject }) => subject);
  const used = uses.map(({ usedMs }) => usedMs);
  return tx.$queryRaw<BudgetStanding[]>`
    INSERT INTO request_budget AS held (subject, owed_until)
    SELECT subject, now() + make_interval(secs => used_ms / 1000)
    FROM unnest(${subjects}::text[], ${used}::float8[]) AS used (subject, used_ms) ORDER BY subject
    ON CONFLICT (subject) DO UPDATE SET owed_until = greatest(held.owed_until, now()) + (EXCLUDED.owed_until - now())
    RETURNING subject, (extract(epoch FROM owed_until - now()) * 1000)::float8 "owedMs"`;
}

/** Forgets subjects that owe nothing any more. @returns how many */
export const forgetSettled = (tx: Transaction): Promise<number> =>
  tx.$executeRaw`DELETE FROM request_budget WHERE owed_until < now()`;
