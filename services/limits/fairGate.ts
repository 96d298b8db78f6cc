import { ServiceProblem } from '../problem.js';

/** How many requests are worked on at once. */
export interface GateLimits {
  /** By this process. */
  atOnce: number;
  /** Of them, for one firm. */
  atOncePerFirm: number;
  /** Of one firm, that wait for their turn; more are refused. */
  waitingPerFirm: number;
}

/**
 * Lets requests in so that one firm's flood does not starve another's: each firm has its own queue and at most its share
 * of the places, and free places go to the firms in turn, one request each.
 */
export class FairGate {
  readonly #inside = new Map<string, number>();
  /** In the order in which firms are next. */
  readonly #waiting = new Map<string, (() => void)[]>();
  #total = 0;

  constructor(private readonly limits: GateLimits) {}

  /**
   * Waits for a place.
   * @param firm whose turn it is; any name that is the same for what is one firm's
   * @returns gives the place back; only its first call counts
   * @throws `REQUEST.RATE_LIMITED` where the firm's queue is full
   */
  async enter(firm: string): Promise<() => void> {
    if (this.#isFree(firm) && !this.#waiting.has(firm)) this.#take(firm);
    else await this.#queue(firm);
    let isInside = true;
    return () => {
      if (!isInside) return;
      isInside = false;
      this.#leave(firm);
    };
  }

  #queue(firm: string): Promise<void> {
    const queue = this.#waiting.get(firm) ?? [];
    if (queue.length >= this.limits.waitingPerFirm)
      throw new ServiceProblem('REQUEST.RATE_LIMITED', {
        detail: 'Too many requests of the firm wait already.',
        retryAfterSeconds: 1,
      });
    this.#waiting.set(firm, queue);
    return new Promise((resolve) => queue.push(resolve));
  }

  #isFree(firm: string): boolean {
    return this.#total < this.limits.atOnce && (this.#inside.get(firm) ?? 0) < this.limits.atOncePerFirm;
  }

  #take(firm: string): void {
    this.#total += 1;
    this.#inside.set(firm, (this.#inside.get(firm) ?? 0) + 1);
  }

  #leave(firm: string): void {
    this.#total -= 1;
    const left = (this.#inside.get(firm) ?? 1) - 1;
    if (left === 0) this.#inside.delete(firm);
    else this.#inside.set(firm, left);
    this.#letNextIn();
  }

  #letNextIn(): void {
    for (const [firm, queue] of this.#waiting) {
      if (!this.#isFree(firm)) continue;
      // It goes to the end: the next place is another firm's.
      this.#waiting.delete(firm);
      const [next, ...others] = queue;
      if (others.length > 0) this.#waiting.set(firm, others);
      this.#take(firm);
      next?.();
      return;
    }
  }
}
