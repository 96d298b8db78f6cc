import fc from 'fast-check';
import { drawOf } from '../../../rules/loader/drawOf.js';

describe('drawOf', () => {
  it('draws the same for the same declaration and salt for ever', () => {
    // Computed apart from this code: SHA-256 of `<salt>:<id>`, its first 64 bits as a fraction.
    expect(drawOf('dec_0192f0c1-0000-7000-8000-000000000001', 'rw-export-random-2026')).toBe('0.517069051');
    expect(drawOf('dec_0192f0c1-0000-7000-8000-000000000001', 'another-salt')).not.toBe('0.517069051');
  });

  it('lies in [0, 1) with nine places', () => {
    fc.assert(fc.property(fc.uuid(), fc.string(), (id, salt) => /^0\.\d{9}$/.test(drawOf(id, salt))));
  });

  it('selects about the share it should', () => {
    const drawn = Array.from({ length: 20_000 }, (_, index) => drawOf(`dec_${index}`, 'share-test'));
    const selected = drawn.filter((draw) => draw < '0.05').length;
    // Binomial(20000, 0.05): mean 1000, standard deviation 31; five of them either way.
    expect(selected).toBeGreaterThan(845);
    expect(selected).toBeLessThan(1155);
  });
});
