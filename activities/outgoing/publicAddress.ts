import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';

/** All that is given out of IPv6 to be reached from everywhere (IANA, IPv6 global unicast). */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/**
 * Does a numeric address lead out into the internet? Everything else is refused: this machine, its network, addresses of one
 * link (where clouds keep their metadata), of carriers' own networks, of many receivers, and every form that wraps one of
 * them (IPv4 within IPv6, 6to4, Teredo, NAT64), by the special ranges of IANA's registries.
 */
export function isPublicAddress(address: string): boolean {
  // Its whole form alone: what stands for an address in short is never what a name leads to.
  if (isIP(address) === 0) return false;
  // IPv4 in IPv6 notation is looked at as the IPv4 that it is.
  const parsed = ipaddr.process(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || (parsed as ipaddr.IPv6).match(GLOBAL_UNICAST);
}
