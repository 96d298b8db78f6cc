import { createHeadSigner } from '../../services/audit/headSigner.js';
import { signHead } from '../../services/audit/signedHead.js';
import { inclusionPath, rootOf, rootOfPath } from '../../verifier/merkleTree.js';
import { leafOf } from '../../verifier/checkHeads.js';
import { makeKey } from '../support/audit/writtenChains.js';

/** The leaves and roots by which implementations of RFC 6962 are tested (google/certificate-transparency, merkle_tree_test). */
const LEAVES = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map(
  (text) => Buffer.from(text, 'hex'),
);
const ROOTS = [
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

describe('the Merkle tree of RFC 6962', () => {
  test('has the published roots', () => {
    expect(rootOf([]).toString('hex')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(ROOTS.map((_, place) => rootOf(LEAVES.slice(0, place + 1)).toString('hex'))).toEqual(ROOTS);
  });

  test('every leaf is proved to be in it, and in no other place', () => {
    for (let size = 1; size <= LEAVES.length; size += 1) {
      const leaves = LEAVES.slice(0, size);
      for (const [place, leaf] of leaves.entries()) {
        const path = inclusionPath(leaves, place);
        const root = rootOf(leaves);
        expect(rootOfPath(leaf, { place, size }, path)).toEqual(root);
        expect(rootOfPath(Buffer.from('elsewhere'), { place, size }, path)).not.toEqual(root);
        expect(rootOfPath(leaf, { place: size, size }, path)).toBeUndefined();
        expect(rootOfPath(leaf, { place, size }, [...path, root])).not.toEqual(root);
      }
    }
  });

  test.each([0, 1, 2, 3, 5, 8, 13, 64, 100])('of %i chains is the one that the writer signs', (count) => {
    const points = Array.from({ length: count }, (_, place) => ({
      chain: `org_${String(place).padStart(4, '0')}`,
      index: place + 1,
      hash: String(place).padStart(64, '0'),
    }));
    const signer = createHeadSigner(makeKey('one'));
    const head = signHead({ number: 1, at: '2026-11-23T00:00:00.000Z', previous: '0'.repeat(64), points }, signer);
    expect(rootOf(points.map(leafOf)).toString('hex')).toBe(head.root);
  });
});
