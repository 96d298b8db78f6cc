import { setTimeout as delay } from 'node:timers/promises';
import { AUTHENTICATION } from '../../prisma/actor.js';
import { forgetSettled, reportUse, type BudgetStanding, type BudgetUse } from '../../prisma/queries/requestBudgets.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** Whose requests are counted, and how many a minute there are for it. */
export interface Budget {
  /** Kind and hash, such as `organisation:…`; never a name or an address in clear. */
  subject: string;
  perMinute: number;
}

/** What is left of the narrowest of several budgets, and, once one is used up, when to come again. */
export interface Taken {
  budget: Budget;
  left: number;
  retryAfterSeconds?: number;
}

interface Standing {
  /** Milliseconds that one request takes of the minute. */
  costMs: number;
  /** Until when, by this process's clock, the requests that were let in are worth. Beyond a minute ahead none is let in. */
  owedUntilMs: number;
  /** Let in here and not yet reported. */
  unreported: number;
}

const MINUTE_MS = 60_000;
/** A process asks again before it has let in this part of what was left. */
const PORTION = 1 / 20;
/** Subjects that are remembered before those that owe nothing are looked for. */
const MANY = 1_000;

/**
 * Budgets of requests that all processes share. Each process counts for itself and reports what it has let in, for all
 * subjects in one statement a tenth of a second; it learns from the answer what the others have let in. Requests do not
 * wait for that, except where this process alone has let in a twentieth of what was left when it last heard. Who is beyond
 * the budget costs nothing until it has recovered.
 *
 * A budget fills evenly over the minute (the generic cell rate algorithm, kept as one instant a subject). Processes
 * together let in at most the budget and what each lets in between two answers, which is reported and so paid back.
 */
export class RequestBudgets {
  readonly #standings = new Map<string, Standing>();
  #reporting: Promise<boolean> | undefined;
  #isScheduled = false;
  #forgetAtMs = 0;

  /** @param everyMs between two reports; @param now this process's clock, milliseconds */
  constructor(
    private readonly deps: Pick<ServiceDeps, 'record' | 'background' | 'logger'>,
    private readonly everyMs = 100,
    private readonly now: () => number = Date.now,
  ) {}

  /** Takes one request of every budget, or of none where one of them is used up. */
  async take(budgets: readonly Budget[]): Promise<Taken | undefined> {
    const standings = budgets.map((budget) => this.#standingOf(budget));
    // Where the record is away the counting goes on here alone.
    while (standings.some((standing) => this.#isDue(standing))) if (!(await this.#report())) break;
    const now = this.now();
    const [narrowest] = standings
      .map((standing, index) => ({ standing, budget: budgets[index] }))
      .sort((one, other) => leftOf(one.standing, now) - leftOf(other.standing, now));
    if (narrowest?.budget === undefined) return undefined;
    const { budget, standing } = narrowest;
    const left = leftOf(standing, now);
    if (left < 1) {
      const waitMs = standing.owedUntilMs + standing.costMs - MINUTE_MS - now;
      return { budget, left: 0, retryAfterSeconds: Math.max(1, Math.ceil(waitMs / 1000)) };
    }
    for (const each of standings) {
      each.owedUntilMs = Math.max(each.owedUntilMs, now) + each.costMs;
      each.unreported += 1;
    }
    this.#schedule();
    return { budget, left: left - 1 };
  }

  #standingOf({ subject, perMinute }: Budget): Standing {
    const known = this.#standings.get(subject);
    if (known !== undefined) return known;
    const standing = { costMs: MINUTE_MS / perMinute, owedUntilMs: 0, unreported: 0 };
    this.#standings.set(subject, standing);
    return standing;
  }

  #isDue(standing: Standing): boolean {
    const { unreported } = standing;
    const left = leftOf(standing, this.now());
    return unreported > 0 && left >= 1 && unreported >= (left + unreported) * PORTION;
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.deps.background.start('report of requests', async () => {
      await delay(this.everyMs);
      this.#isScheduled = false;
      await this.#report();
    });
  }

  /** @returns false where the record is away */
  #report(): Promise<boolean> {
    this.#reporting ??= this.#reportOnce().finally(() => {
      this.#reporting = undefined;
    });
    return this.#reporting;
  }

  async #reportOnce(): Promise<boolean> {
    const told = [...this.#standings].filter(([, { unreported }]) => unreported > 0);
    if (told.length === 0) return true;
    const counts = new Map(told.map(([subject, { unreported }]) => [subject, unreported]));
    const uses = told.map(([subject, { costMs, unreported }]): BudgetUse => ({ subject, usedMs: unreported * costMs }));
    const isForgetting = this.now() >= this.#forgetAtMs;
    try {
      const answers = await this.deps.record.withActor(AUTHENTICATION, async (tx) => {
        if (isForgetting) await forgetSettled(tx);
        return reportUse(tx, uses);
      });
      if (isForgetting) this.#forgetAtMs = this.now() + 10 * MINUTE_MS;
      for (const answer of answers) this.#hear(answer, counts.get(answer.subject) ?? 0);
      if (this.#standings.size > MANY) this.#forget();
      return true;
    } catch (thrown) {
      this.deps.logger.warn({ err: thrown }, 'counts of requests could not be reported; counted here alone');
      return false;
    }
  }

  #hear({ subject, owedMs }: BudgetStanding, reported: number): void {
    const standing = this.#standings.get(subject);
    if (standing === undefined) return;
    standing.unreported -= reported;
    standing.owedUntilMs = this.now() + Math.max(0, owedMs) + standing.unreported * standing.costMs;
  }

  #forget(): void {
    const now = this.now();
    for (const [subject, { owedUntilMs, unreported }] of this.#standings)
      if (unreported === 0 && owedUntilMs <= now) this.#standings.delete(subject);
  }
}

/** Whole requests that are left. A millionth forgives what binary fractions lose. */
const leftOf = ({ owedUntilMs, costMs }: Standing, now: number): number =>
  Math.floor((now + MINUTE_MS - Math.max(owedUntilMs, now)) / costMs + 1e-6);
