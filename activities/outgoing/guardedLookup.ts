import { lookup as lookupName, type LookupAddress } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPublicAddress } from './publicAddress.js';

/** What a name leads to, every address of it. */
export type Resolve = (
  hostname: string,
  done: (fault: NodeJS.ErrnoException | null, addresses: readonly LookupAddress[]) => void,
) => void;

/** The name leads where nothing is sent. */
export class AddressRefused extends Error {
  readonly code = 'ADDRESS_REFUSED';

  constructor(hostname: string) {
    super(`${hostname} leads to an address that is not public`);
    this.name = 'AddressRefused';
  }
}

/** As the system resolves names. */
export const resolveBySystem: Resolve = (hostname, done) => lookupName(hostname, { all: true }, done);

/**
 * Looks a name up for a connection that is about to be made, and refuses it when any address it leads to is not public. The
 * connection is made to the very addresses that were looked at: a name that leads elsewhere a moment later gains nothing.
 */
export function guardLookup(resolve: Resolve): LookupFunction {
  return (hostname, options, done) => {
    resolve(hostname, (fault, addresses) => {
      if (fault !== null) return done(fault, []);
      const [first] = addresses;
      if (first === undefined || !addresses.every(({ address }) => isPublicAddress(address))) {
        return done(new AddressRefused(hostname), []);
      }
      if (options.all === true) done(null, [...addresses]);
      else done(null, first.address, first.family);
    });
  };
}
