import { decidePermits } from '../../../rules/decisions/permits/decidePermits.js';
import { findCover, findMisfit } from '../../../rules/decisions/permits/findCover.js';
import type { PermitOnFile } from '../../../rules/decisions/permits/permitRequirement.js';
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { buildChiliDeclaration, buildCoffeeDeclaration } from '../../support/builders/declarationData.js';
import { COUNTRIES, TEST_PACKS } from '../packRoots.js';

const DATE = '2026-11-23';
const registry = loadPacks(COUNTRIES);

const coffeePermit = (overrides: Partial<PermitOnFile> = {}): PermitOnFile => ({
  id: 'prm_1',
  permitType: 'naeb-coffee-export',
  number: 'NAEB-2026-117',
  hsPrefixes: ['0901'],
  destination: null,
  validFrom: '2026-01-01',
  validUntil: '2026-12-31',
  availableGrams: 10_000,
  revoked: false,
  ...overrides,
});

describe('decidePermits', () => {
  it('asks for coffee board and plant inspectorate for coffee', () => {
    const decision = decidePermits(registry, { data: buildCoffeeDeclaration(), date: DATE });
    expect(decision.value).toMatchObject([
      {
        permitType: 'naeb-coffee-export',
        agency: 'NAEB',
        decides: 'here',
        lines: [1],
        hsCode: '090121',
        quantityGrams: 10_000,
        asksFor: ['commercial_invoice', 'quality_certificate'],
        workingDaysLimit: 3,
        coveredBy: null,
        misfits: [],
      },
      { permitType: 'rica-phytosanitary', agency: 'RICA', decides: 'authority', lines: [1], quantityGrams: 10_000 },
    ]);
    expect(decision.kind).toBe('permits');
    expect(decision.ruleId).toBe('rw.permit.naeb-coffee rw.permit.rica-phytosanitary-coffee');
    expect(decision.explanation).toContain('needed for HS 090121 to CN, 10000 g on line(s) 1.');
    expect(decision.explanation).toContain('has to be applied for');
    expect(decision.facts['cannotSay']).toEqual([]);
  });

  it('asks for the plant inspectorate alone for chilli', () => {
    const { value } = decidePermits(registry, { data: buildChiliDeclaration(), date: DATE });
    expect(value.map((need) => need.permitType)).toEqual(['rica-phytosanitary']);
  });

  it('adds up the lines of one permit and leaves out the others', () => {
    const items = [...buildCoffeeDeclaration().items, ...buildChiliDeclaration().items].map((item, index) => ({
      ...item,
      line: index + 1,
    }));
    const { value } = decidePermits(registry, { data: buildCoffeeDeclaration({ items }), date: DATE });
    expect(value.map((need) => [need.permitType, need.lines, need.quantityGrams, need.hsCodes])).toEqual([
      ['naeb-coffee-export', [1], 10_000, ['090121']],
      ['rica-phytosanitary', [1, 2], 14_000, ['090121', '090422']],
    ]);
  });

  it('says that it does not know goods, rather than that they need nothing', () => {
    const items = buildCoffeeDeclaration().items.map((item) => ({ ...item, hs_code: '420221' }));
    const decision = decidePermits(registry, { data: buildCoffeeDeclaration({ items }), date: DATE });
    expect(decision.value).toEqual([]);
    expect(decision.facts['cannotSay']).toEqual([{ line: 1, hsCode: '420221' }]);
    expect(decision.explanation).toContain('Cannot say which permits HS 420221 (line 1) needs');
    expect(decision.explanation).not.toContain('No permit is needed');
  });

  it('says that known goods need none to a destination no permit names', () => {
    const data = buildCoffeeDeclaration({ corridor: { origin: 'XT', destination: 'RW' } });
    const decision = decidePermits(loadPacks(TEST_PACKS), { data, date: DATE });
    expect(decision.value).toEqual([]);
    expect(decision.explanation).toBe('No permit is needed for these goods to RW.');
  });

  it('takes a permit on file that covers the whole quantity', () => {
    const decision = decidePermits(registry, {
      data: buildCoffeeDeclaration(),
      date: DATE,
      permitsOnFile: [coffeePermit()],
    });
    expect(decision.value.map((need) => need.coveredBy)).toEqual(['prm_1', null]);
    expect(decision.explanation).toContain('Permit NAEB-2026-117 of NAEB covers it.');
  });

  it('uses the permits the declaration names, and no other', () => {
    const permitsOnFile = [coffeePermit(), coffeePermit({ id: 'prm_2', validUntil: '2027-06-30' })];
    const data = buildCoffeeDeclaration({ permits_on_file: ['prm_2'] });
    expect(decidePermits(registry, { data, date: DATE, permitsOnFile }).value[0]?.coveredBy).toBe('prm_2');
    const none = buildCoffeeDeclaration({ permits_on_file: [] });
    expect(decidePermits(registry, { data: none, date: DATE, permitsOnFile }).value[0]?.coveredBy).toBeNull();
  });
});

describe('findMisfit', () => {
  const need = {
    permitType: 'naeb-coffee-export',
    hsCodes: ['090121'],
    destination: 'CN',
    quantityGrams: 10_000,
    date: DATE,
  };

  it.each<[string, Partial<PermitOnFile>, string | undefined]>([
    ['fits', {}, undefined],
    ['exactly enough', { availableGrams: 10_000 }, undefined],
    ['one gram short', { availableGrams: 9_999 }, 'quantity_exhausted'],
    ['last day', { validUntil: DATE }, undefined],
    ['ended yesterday', { validUntil: '2026-11-22' }, 'not_in_force'],
    ['first day', { validFrom: DATE }, undefined],
    ['begins tomorrow', { validFrom: '2026-11-24' }, 'not_in_force'],
    ['other goods', { hsPrefixes: ['0904'] }, 'goods_not_covered'],
    ['this destination', { destination: 'CN' }, undefined],
    ['other destination', { destination: 'FR' }, 'goods_not_covered'],
    ['revoked', { revoked: true }, 'revoked'],
  ])('%s', (_, overrides, reason) => {
    expect(findMisfit(coffeePermit(overrides), need)).toBe(reason);
  });

  it('writes off from the permit that ends first, and tells why the others do not serve', () => {
    const permits = [
      coffeePermit({ id: 'late', validUntil: '2027-06-30' }),
      coffeePermit({ id: 'soon', validUntil: '2026-11-30' }),
      coffeePermit({ id: 'over', validUntil: '2026-11-01' }),
      coffeePermit({ id: 'other', permitType: 'rica-phytosanitary' }),
    ];
    const { covering, misfits } = findCover(permits, need, undefined);
    expect(covering?.id).toBe('soon');
    expect(misfits).toEqual([{ permitId: 'over', reason: 'not_in_force' }]);
  });
});
