import { isPublicAddress } from '../../../activities/outgoing/publicAddress.js';

/** By IANA's special-purpose registries of IPv4 and IPv6. */
const INSIDE = {
  'this machine': ['127.0.0.1', '127.8.9.10', '::1', '0.0.0.0', '0.1.2.3', '::'],
  'a private network': ['10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', 'fc00::1', 'fd12:3456::1'],
  'one link, and a cloud’s metadata': ['169.254.0.1', '169.254.169.254', 'fe80::1', 'fec0::1'],
  'a carrier’s own network': ['100.64.0.1', '100.127.255.255'],
  'many receivers': ['224.0.0.1', '239.255.255.255', 'ff02::1', '255.255.255.255'],
  'what is kept for other uses': ['192.0.0.1', '192.0.2.1', '198.18.0.1', '203.0.113.9', '240.0.0.1', '2001:db8::1'],
  'IPv4 in another coat': ['::ffff:127.0.0.1', '::ffff:a9fe:a9fe', '64:ff9b::7f00:1', '2002:7f00:1::', '::127.0.0.1'],
  'no address': ['', 'example.com', '1.2.3', '127.0.0.1:80', '256.1.1.1'],
};

describe.each(Object.entries(INSIDE))('%s', (_name, addresses) => {
  it.each(addresses)('%s is refused', (address) => expect(isPublicAddress(address)).toBe(false));
});

it.each(['93.184.215.14', '1.1.1.1', '172.32.0.1', '100.128.0.1', '2606:4700:4700::1111', '::ffff:8.8.8.8'])(
  '%s is public',
  (address) => expect(isPublicAddress(address)).toBe(true),
);
