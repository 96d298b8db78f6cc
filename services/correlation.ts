import { AsyncLocalStorage } from 'node:async_hooks';

/** The two names by which logs of one request, and of all that came of it, are found. */
export interface Correlation {
  /** This request. */
  requestId: string;
  /** The whole affair: kept with the declaration and the act, and carried to every counterparty. */
  correlationId: string;
}

const current = new AsyncLocalStorage<Correlation>();

/** Runs work under a correlation; everything awaited inside sees it. */
export const withCorrelation = <T>(correlation: Correlation, work: () => T): T => current.run(correlation, work);

/** The correlation of the work that is running, if it has one. */
export const findCorrelation = (): Correlation | undefined => current.getStore();
