/** Guidance and the decision over a declaration are one rule set: what one calls needed, the other asks for. */
import { MODES_OF_TRANSPORT, type DeclarationData } from '../../../domain/declaration/declarationData.js';
import { REQUESTED_CERTIFICATES, type RequestedCertificate } from '../../../domain/declaration/origin.js';
import { decideGuidance } from '../../../rules/decisions/guidance/decideGuidance.js';
import { decidePermits } from '../../../rules/decisions/permits/decidePermits.js';
import { createPackRegistry } from '../../../rules/loader/packRegistry.js';
import { rowsAt } from '../../../rules/loader/rowsAt.js';
import { buildCoffeeDeclaration } from '../../support/builders/declarationData.js';
import { ask, REGISTRY } from './askGuidance.js';

const DATE = '2026-11-23';
const REQUESTS: readonly RequestedCertificate[][] = [[], [...REQUESTED_CERTIFICATES]];

interface Way {
  origin: string;
  destination: string;
  hsCode: string;
}

/** All goods that an origin knows, and some that it does not, to every destination. */
const WAYS: Way[] = ['RW', 'MY'].flatMap((origin) => {
  const goods = rowsAt(REGISTRY.packAt(origin, DATE).lists.goods, DATE).map(({ hsCode }) => hsCode);
  return [...goods, '420221', '851713'].flatMap((hsCode) =>
    ['CN', 'DE', 'MY', 'RW']
      .filter((destination) => destination !== origin)
      .map((destination) => ({ origin, destination, hsCode })),
  );
});

function declarationOf({ origin, destination, hsCode }: Way, requested: RequestedCertificate[]): DeclarationData {
  const data = buildCoffeeDeclaration({ corridor: { origin, destination } });
  return {
    ...data,
    items: data.items.map((item) => ({ ...item, hs_code: hsCode, requested_certificates: requested })),
  };
}

describe.each(WAYS)('$hsCode from $origin to $destination', (way) => {
  it('needs the same permits in guidance as in a declaration, by every mode and with every wish', () => {
    for (const requested of REQUESTS) {
      const { value: decided } = decidePermits(REGISTRY, { data: declarationOf(way, requested), date: DATE });
      for (const mode of MODES_OF_TRANSPORT) {
        const { permits } = ask({ ...way, mode, requested, date: DATE, regime: 'retail_import' });
        const needed = permits
          .filter(({ flow, standing }) => flow === 'export' && (standing === 'needed' || standing === 'one_of'))
          .filter(({ options }) => options.every(({ permitType }) => permitType !== null));
        expect(needed.map(({ code }) => code)).toEqual(decided.map(({ permitType }) => permitType));
      }
    }
  });
});

describe('a case in which a permit is not needed', () => {
  const way = { origin: 'MY', destination: 'CN', hsCode: '330499' };

  it('is told by a fact in guidance; a declaration does not carry it, and asks for the permit', () => {
    const { value } = decidePermits(REGISTRY, { data: declarationOf(way, []), date: DATE });
    expect(value.map(({ permitType }) => permitType)).toEqual(['npra-cosmetic-notification']);
    const standing = (facts: Record<string, boolean>) =>
      ask({ ...way, facts }).permits.find(({ code }) => code === 'npra-cosmetic-notification')?.standing;
    expect([standing({}), standing({ export_only: false }), standing({ export_only: true })]).toEqual([
      'needed',
      'needed',
      'does_not_apply',
    ]);
  });

  it('holds for a threshold of weight in both, one gram below and above', () => {
    const because = 'Not for samples up to one kilogram.';
    const doesNotApply = [{ when: [{ kind: 'net_weight' as const, atMost: '1000' }], because }];
    const packs = REGISTRY.packs.map((pack) => ({
      ...pack,
      lists: { ...pack.lists, permits: pack.lists.permits.map((row) => ({ ...row, doesNotApply })) },
    }));
    const registry = createPackRegistry(packs);
    const coffee = { origin: 'RW', destination: 'CN', hsCode: '090121' };
    const both = (netWeightGrams: number) => {
      const data = declarationOf(coffee, []);
      const items = data.items.map((item) => ({ ...item, net_weight_grams: netWeightGrams }));
      const question = { ...coffee, netWeightGrams, mode: 'post' as const, date: DATE, facts: {} };
      const { permits } = decideGuidance(registry, question).value;
      return {
        declaration: decidePermits(registry, { data: { ...data, items }, date: DATE }).value.length,
        guidance: permits.filter(({ flow, standing }) => flow === 'export' && standing === 'needed').length,
        because: permits.find(({ code }) => code === 'rica-phytosanitary')?.because,
      };
    };
    expect(both(1000)).toEqual({ declaration: 0, guidance: 0, because });
    expect(both(1001)).toEqual({ declaration: 2, guidance: 2, because: null });
  });
});
