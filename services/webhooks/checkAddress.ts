import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

const LONGEST = 2_000;
/** An address in numbers, in the one form that the standard of URLs gives to all its spellings. */
const NUMBERS = /^(\[.*\]|\d{1,3}(\.\d{1,3}){3})$/;
/** Names that never lead beyond this machine or its network (RFC 6761, RFC 6762, and ICANN's .internal). */
const INSIDE = /(^|\.)(localhost|local|internal|home\.arpa)\.?$/;

/**
 * An address to which webhooks may be sent, in its standard form. What a name leads to is looked at anew whenever something
 * is sent; here is refused what can never be one.
 * Throws `WEBHOOK.URL_REFUSED`.
 */
export function checkAddress({ config }: Pick<ServiceDeps, 'config'>, address: string): string {
  const why = whyRefused(address, config.webhookPrivateAddresses === 'allowed');
  if (why === undefined) return new URL(address).href;
  const faults = [{ pointer: '/url', code: 'WEBHOOK.URL_REFUSED', message: why }];
  throw new ServiceProblem('WEBHOOK.URL_REFUSED', { faults });
}

function whyRefused(address: string, isPrivateAllowed: boolean): string | undefined {
  if (!URL.canParse(address) || address.length > LONGEST) return 'must be an address such as https://example.com/hook';
  const { protocol, username, password, hash, hostname } = new URL(address);
  if (protocol !== 'https:' && !(isPrivateAllowed && protocol === 'http:')) return 'must begin with https://';
  if (username !== '' || password !== '') return 'must hold no name and no password; the signature says who sends';
  if (hash !== '') return 'must hold no part after #';
  if (isPrivateAllowed) return undefined;
  if (NUMBERS.test(hostname)) return 'must name its host, not give the number of one';
  if (INSIDE.test(hostname) || !hostname.includes('.')) return 'must name a host that is reached from everywhere';
  return undefined;
}
