import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import type { SettingFacts } from './settingFacts.js';

const isNetwork = (text: string): boolean => (text.includes('/') ? ipaddr.isValidCIDR(text) : ipaddr.isValid(text));

/** Addresses and networks, separated by commas; none of them may be everybody. */
const networks = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )
  .pipe(
    z.array(
      z
        .string()
        .refine(isNetwork, {
          error: ({ input }) => `"${String(input)}" is no address and no network, such as 10.0.0.0/8`,
        })
        .refine((text) => !text.endsWith('/0'), 'a network of all addresses would let anybody say who they are'),
    ),
  );

/** The setting of the proxies whose word is taken for the address of a client. */
export const trustedProxies: [typeof networks, SettingFacts] = [
  networks,
  {
    description:
      'Addresses and networks of the proxies before the API, separated by commas: of them X-Forwarded-For is believed, so that limits hold for clients and not for the proxy. Default: none.',
    developmentDefault: '',
    requiredInProduction: false,
    secret: false,
  },
];

/** Is an address, as a connection has it, one of these? */
export function isWithin(address: string, proxies: readonly string[]): boolean {
  if (!ipaddr.isValid(address)) return false;
  // An IPv4 address may come in IPv6's clothes.
  const asked = ipaddr.process(address);
  return proxies.some((proxy) => {
    const [network, bits] = proxy.includes('/') ? ipaddr.parseCIDR(proxy) : wholeAddress(proxy);
    return network.kind() === asked.kind() && asked.match(network, bits);
  });
}

function wholeAddress(text: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const address = ipaddr.process(text);
  return [address, address.kind() === 'ipv4' ? 32 : 128];
}
