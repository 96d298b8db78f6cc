import { createHash } from 'node:crypto';
import { prefixedId, type IdKind, type PrefixedId } from '../../domain/ids/prefixes.js';

/**
 * Identity of one request that makes something. Its UUID is stored with the idempotency key before anything is done
 * and is the seed of every id the request makes: if the process dies half-way and the caller asks again, the same ids
 * are made again, found to exist, and nothing is done twice.
 */
export interface RequestKey {
  /** UUID of version 7. */
  uuid: string;
}

/** The id that a request gives to the one thing of a kind that it makes. */
export const idOf = <Kind extends IdKind>(kind: Kind, { uuid }: RequestKey): PrefixedId<Kind> => prefixedId(kind, uuid);

/**
 * The identity of one part of a request that does the same to several things, told apart by what each is for. The last
 * twelve digits, which are random in version 7, come from both.
 */
export function partOf({ uuid }: RequestKey, part: string): RequestKey {
  const digits = createHash('sha256').update(`${uuid}/${part}`).digest('hex').slice(0, 12);
  return { uuid: `${uuid.slice(0, -12)}${digits}` };
}

/**
 * The id that a request gives to one of several things of a kind.
 */
export const idOfPart = <Kind extends IdKind>(kind: Kind, key: RequestKey, part: string): PrefixedId<Kind> =>
  idOf(kind, partOf(key, part));
