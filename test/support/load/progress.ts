/** A load under way, as a disturber sees it. */
export interface LoadProgress {
  readonly ended: number;
  readonly total: number;
  readonly isOver: boolean;
  /** Resolves when a parcel ends or the load is over. */
  next(): Promise<void>;
}

/** Counted by the load itself. */
export class Progress implements LoadProgress {
  ended = 0;
  isOver = false;
  private waiting: (() => void)[] = [];

  constructor(readonly total: number) {}

  next(): Promise<void> {
    return this.isOver ? Promise.resolve() : new Promise((wake) => this.waiting.push(wake));
  }

  count(): void {
    this.ended += 1;
    this.wake();
  }

  finish(): void {
    this.isOver = true;
    this.wake();
  }

  private wake(): void {
    this.waiting.splice(0).forEach((wake) => wake());
  }
}
