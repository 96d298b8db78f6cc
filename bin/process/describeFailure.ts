/** A failure without its words: its kind, its code, where it was thrown, and the same of what brought it about. */
export interface DescribedFailure {
  name: string;
  /** An error code of ours, or the system's. */
  code?: string;
  /** Places in the code, the innermost first. */
  at?: string[];
  cause?: DescribedFailure;
  /** Where its words are its own and quote nobody. */
  message?: string;
}

/** Kinds whose messages are written by the SDK about itself: connections, its own state, code that does not fit a history. */
const OF_THE_SDK = new Set([
  ...['TransportError', 'IllegalStateError', 'ShutdownError', 'UnexpectedError', 'CombinedWorkerRunError'],
  ...['GracefulShutdownPeriodExpiredError', 'DeterminismViolationError', 'UnknownPayloadKey', 'NotAuthentic'],
]);

/** Codes of ours and of the system, such as `COUNTERPARTY.UNAVAILABLE` and `ECONNREFUSED`: never words of a person. */
const CODE = /^[A-Z][A-Z0-9_]*(\.[A-Z0-9_]+)*$/;

/** How deep causes are followed, and how many places are told. */
const DEPTH = 5;
const PLACES = 8;

/** Whose words are the SDK's about itself. */
const isOfTheSdk = ({ name }: Error): boolean => OF_THE_SDK.has(name);

/** Whether a failure comes from the database or its client, which quote the values of the statement that failed. */
export const isOfTheDatabase = (failure: Error): boolean =>
  /^(PrismaClient|DriverAdapter|Database)/.test(failure.name) || Reflect.has(failure, 'detail');

/**
 * What may be logged of a failure.
 * @param keepsWords whether the message of this failure quotes nobody
 */
export function describeFailure(
  thrown: unknown,
  keepsWords: (failure: Error) => boolean = isOfTheSdk,
  depth = 0,
): DescribedFailure {
  if (!(thrown instanceof Error)) return { name: typeof thrown };
  const code = [Reflect.get(thrown, 'type'), Reflect.get(thrown, 'code')].find(
    (text): text is string => typeof text === 'string' && CODE.test(text),
  );
  const at = (thrown.stack ?? '').split('\n').filter((line) => /^\s+at \S/.test(line));
  return {
    name: thrown.name,
    ...(code === undefined ? {} : { code }),
    ...(keepsWords(thrown) ? { message: thrown.message } : {}),
    ...(at.length === 0 ? {} : { at: at.slice(0, PLACES).map((line) => line.trim()) }),
    ...(thrown.cause === undefined || depth >= DEPTH
      ? {}
      : { cause: describeFailure(thrown.cause, keepsWords, depth + 1) }),
  };
}
