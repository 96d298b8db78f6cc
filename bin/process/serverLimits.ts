/** Limits of connections and of how slowly a client may speak. The setting `API_LIMITS` changes them by name. */
export const SERVER_LIMITS = {
  /** Open connections of this process, and of one address; a trusted proxy's address has no limit of its own. */
  connections: 5_000,
  connectionsPerAddress: 500,
  /** Bytes of the head of a request, and headers in it. */
  headBytes: 16 * 1024,
  headers: 60,
  /** Milliseconds until the head is here, until the whole request is, and without a byte in either direction. */
  headMs: 10_000,
  requestMs: 120_000,
  idleMs: 330_000,
  /** Milliseconds between two requests on one connection. */
  keepAliveMs: 5_000,
};

/** Limits of connections and of how slowly a client may speak. */
export type ServerLimits = Readonly<typeof SERVER_LIMITS> & {
  /** Is this the address of a proxy, which carries many clients? */
  readonly isTrustedProxy?: (address: string) => boolean;
};
