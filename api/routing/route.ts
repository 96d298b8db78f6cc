import type { z } from 'zod';
import type { Operation } from '../contract/operation.js';
import type { Caller } from '../../services/caller.js';
import type { ServiceDeps } from '../../services/serviceDeps.js';
import type { RequestKey } from '../../services/idempotency/requestKey.js';
import type { Browser } from '../session/browser.js';
import type { Answer } from './answer.js';

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;
type BodyOf<Op extends Operation> = Op extends { fields: infer Fields }
  ? Parsed<Fields>
  : Op['body'] extends { schema: infer Schema }
    ? Parsed<Schema>
    : undefined;

/** A file of a multipart request, on this machine's disk until the request ends. */
export interface UploadedFile {
  path: string;
  originalName: string;
  sizeBytes: number;
}

/** What a route is given: everything checked against the contract. */
export interface RouteInput<Op extends Operation> {
  /** Of routes with `auth: 'bearer'`; reading it elsewhere is a defect and throws. */
  caller: Caller;
  params: Parsed<Op['params']>;
  query: Parsed<Op['query']>;
  body: BodyOf<Op>;
  /** Of idempotent routes: the seed of every id the request makes. */
  key: RequestKey;
  /** Version in `If-Match`, of conditional routes. */
  ifMatch: number;
  file: UploadedFile | undefined;
  rawBody: Buffer;
  header: (name: string) => string | undefined;
  /** Of requests without an access token. */
  browser: Browser | undefined;
  deps: ServiceDeps;
}

export interface Route {
  readonly operation: Operation;
  readonly handle: (input: RouteInput<Operation>) => Promise<Answer>;
  /**
   * Of an idempotent route whose use case writes in the record alone, as the caller, and calls nobody: its key, its effect
   * and its answer are one transaction.
   */
  readonly isOneTransaction: boolean;
}

/** Binds an operation of the contract to the use case behind it. */
export function defineRoute<const Op extends Operation>(
  operation: Op,
  handle: (input: RouteInput<Op>) => Promise<Answer>,
  { isOneTransaction = false }: Partial<Pick<Route, 'isOneTransaction'>> = {},
): Route {
  // The runner gives exactly what the operation's schemas parsed, so the narrow input is what arrives.
  return { operation, handle, isOneTransaction };
}
