import { buildBooking } from '../../../activities/adapters/carrier/buildBooking.js';
import { buildLodgement, kilogramsOf } from '../../../activities/adapters/customs/buildLodgement.js';
import { toOurPointer } from '../../../activities/adapters/customs/pointers.js';
import { DeclarationMessageSchema } from '../../../mocks/customs/messages.js';
import { BookingMessageSchema } from '../../../mocks/carrier/messages.js';
import { freshReferences } from '../../mocks/support/messages.js';
import { coffeeDeclaration } from './support/contractFacts.js';

const declaration = coffeeDeclaration('INV-1');
const facts = {
  declaration,
  permits: [{ permitType: 'rica-phytosanitary', permitNumber: 'RICA/PHY/2026/000001', lines: [2] }],
};

describe('buildLodgement', () => {
  it('makes a message that customs takes', () => {
    const message = { ...buildLodgement(facts, { ducr: '6RW100200300-A' }), ...freshReferences('lodge') };
    expect(DeclarationMessageSchema.safeParse(message).error).toBeUndefined();
  });

  it('declares the six-digit code, kilograms, the postal mode, and only the permits of each line', () => {
    const [item] = declaration.items;
    if (!item) throw new Error('The declaration has no item.');
    const second = { ...item, line: 2, hs_code: '090422', net_weight_grams: 5 };
    const message = buildLodgement({ ...facts, declaration: { ...declaration, items: [item, second] } }, { ducr: 'D' });
    expect(message.goods_shipment).toMatchObject({
      mode_of_transport: '5',
      gross_mass_kg: '2.400',
      items: [
        { sequence: 1, commodity_code: '090121', net_mass_kg: '2.000', supporting_documents: [] },
        {
          ...{ sequence: 2, commodity_code: '090422', net_mass_kg: '0.005' },
          supporting_documents: [{ type: 'rica-phytosanitary', identifier: 'RICA/PHY/2026/000001' }],
        },
      ],
    });
  });

  it('names the export regime that is declared, which customs takes, and none where none is', () => {
    const declared = { ...facts, declaration: { ...declaration, export_regime: 'export_9610' } };
    const message = { ...buildLodgement(declared, { ducr: 'D' }), ...freshReferences('lodge') };
    expect(message.export_regime).toBe('export_9610');
    expect(DeclarationMessageSchema.safeParse(message).error).toBeUndefined();
    expect(buildLodgement(facts, { ducr: 'D' })).not.toHaveProperty('export_regime');
    expect(toOurPointer('/export_regime')).toBe('/export_regime');
  });

  it('sends no phone and no identity number of the consignee', () => {
    const text = JSON.stringify(buildLodgement(facts, { ducr: 'D' }));
    expect(text).toContain('Chen Wei');
    expect(text).not.toContain('+86');
    expect(text).not.toContain('330102199001010000');
  });
});

describe('buildBooking', () => {
  it('makes a booking that the carrier takes, without the identity number', () => {
    const message = buildBooking({
      declaration,
      key: 'k',
      correlationId: 'c',
      signal: new AbortController().signal,
      lrn: 'L',
      version: 1,
    });
    expect(BookingMessageSchema.safeParse({ ...message, ...freshReferences('book') }).error).toBeUndefined();
    expect(message.contents).toMatchObject([{ hs_code: '090121', net_weight_grams: 2000 }]);
    expect(JSON.stringify(message)).not.toContain('330102199001010000');
  });
});

describe('kilogramsOf', () => {
  it.each([
    [1, '0.001'],
    [999, '0.999'],
    [1000, '1.000'],
    [30_050, '30.050'],
  ])('%i g is %s kg', (grams, kilograms) => expect(kilogramsOf(grams)).toBe(kilograms));
});

describe('toOurPointer', () => {
  it.each([
    ['/lrn', '/lrn'],
    ['/invoice_number', '/invoice/number'],
    ['/office_of_export', '/office_of_export'],
    ['/exporter/identification', '/exporter/tin'],
    ['/consignee/name', '/consignee/name'],
    ['/goods_shipment/gross_mass_kg', '/gross_weight_grams'],
    ['/goods_shipment/items/2/commodity_code', '/items/2/hs_code'],
    ['/goods_shipment/items/0/net_mass_kg', '/items/0/net_weight_grams'],
    ['/goods_shipment/items/1/value/amount', '/items/1/value/amount'],
    ['/goods_shipment/items/0/supporting_documents/0/identifier', '/permits_on_file'],
    ['/goods_shipment/freight/amount', '/freight/amount'],
    ['/goods_shipment/destination_country', '/corridor/destination'],
    ['/declaration/goods_shipment/items/0/quantity', '/items/0/quantity'],
    ['/items/0/hs_code', '/items/0/hs_code'],
    ['/ducr', undefined],
    ['/goods_shipment', undefined],
    ['', undefined],
  ])('%s is %s', (theirs, ours) => expect(toOurPointer(theirs)).toBe(ours));
});
