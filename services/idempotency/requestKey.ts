/**
 * Identity of one request that makes something. Its UUID is stored with the idempotency key before anything is done
 * and is the seed of every id the request makes: if the process dies half-way and the caller asks again, the same ids
 * are made again, found to exist, and nothing is done twice.
 */
export interface RequestKey {
  /** UUID of version 7. */
  uuid: string;
}
