import type { z } from 'zod';

/** One operation of the API as data: the description, the router and the CLI are made from it. */
export interface Operation {
  readonly operationId: string;
  readonly method: 'get' | 'post' | 'patch' | 'delete';
  /** OpenAPI path template; its parameters stand in `params`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  /** `bearer`: an access token. `signature`: a counterparty's signed raw body. `none`: open. */
  readonly auth: 'bearer' | 'signature' | 'none';
  /**
   * The engine's own pages may ask for it from a browser in which somebody has signed in. They know no CSRF token of ours:
   * their origin, which the installation names, stands in its place.
   */
  readonly fromEnginePages?: true;
  /** The request must carry an `Idempotency-Key`. */
  readonly idempotent?: boolean;
  /** The request must carry `If-Match`. */
  readonly conditional?: boolean;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: {
    readonly schema: z.ZodType;
    readonly contentType: string;
    /** Of a multipart body: which types its `file` may have. */
    readonly fileTypes?: readonly string[];
    /** Which part of it outgrows the size limit, and what to do then; where bodies may come near the limit. */
    readonly beyondLimit?: { readonly pointer: string; readonly hint: string };
  };
  /** Of a multipart body: the fields beside the file. */
  readonly fields?: z.ZodObject;
  /** Answers that are not problems. */
  readonly responses: Readonly<Record<number, OperationResponse>>;
  /** Statuses answered with a problem document, beside those every operation has. */
  readonly problems?: readonly number[];
}

export interface OperationResponse {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** Media type when it is not JSON. */
  readonly contentType?: string;
  /** What else it may be, where it is a stream whose type is told by its content. */
  readonly otherContentTypes?: readonly string[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** Keeps the literal types of an operation. */
export const defineOperation = <const Op extends Operation>(operation: Op): Op => operation;

export const json = 'application/json';
