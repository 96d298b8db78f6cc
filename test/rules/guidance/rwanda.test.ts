/** What Rwandan coffee, tea, chili and baskets need on every corridor, by the sources of the packs. */
import { ask, optionOf, standings, stepTitles } from './askGuidance.js';

const RWF = { amount: '400000.00', currency: 'RWF' };
const KNOWN_IN_CHINA = { in_risk_catalogue: false, authority_registers_by_list: false };
const EXPORT_STEPS = [
  'Permits and certificates',
  'Export declaration',
  'Check of documents, where customs asks',
  'Examination, where it is ordered',
  'Release order',
  'Handover to the post',
  'Exit note',
];

describe('Rwandan coffee to China, sold by retail', () => {
  const value = ask({ regime: 'retail_import', value: RWF, facts: { ...KNOWN_IN_CHINA, coffee_score: '84' } });

  it('may go, with the permit of the coffee board and the certificate of plant health', () => {
    expect(value.verdict).toBe('allow');
    expect(standings(value.permits)).toEqual({
      'RW naeb-coffee-export': ['needed', 'rw.formality.coffee-specialty'],
      'RW rica-phytosanitary': ['needed', 'rw.formality.phytosanitary'],
      'CN positive-list': ['needed', 'cn.formality.positive-list'],
    });
    expect(optionOf(value, 'rw.formality.coffee-specialty')).toMatchObject({
      issuer: 'NAEB, National Agricultural Export Development Board',
      asksFor: ['Commercial invoice', 'Quality certificate'],
      fee: { amount: null, says: expect.stringContaining('exempt from the 5 per cent') as string },
      usualTime: { atMost: 3, unit: 'working_days' },
      confidence: 'secondary',
    });
    expect(optionOf(value, 'rw.formality.phytosanitary').says).toContain('payment advice');
  });

  it('needs no registration of the maker and no Chinese label, but an electronic one', () => {
    expect(standings(value.registrations)).toEqual({ 'CN gacc-registration': ['does_not_apply'] });
    expect(value.registrations[0]?.because).toContain('goods for personal use');
    expect(standings(value.labels)).toEqual({
      'CN food-label': ['does_not_apply'],
      'CN electronic-label': ['needed', 'cn.formality.electronic-label'],
    });
  });

  it('goes step by step, and says what is open', () => {
    expect(stepTitles(value)).toEqual([
      ...EXPORT_STEPS,
      'Order, payment and waybill',
      'Limits of the buyer',
      'Duty and tax',
      'Release and delivery',
    ]);
    // The plant inspectorate is the slowest: five working days in the pack, three for the coffee board.
    expect(value.steps[0]?.usualTime).toMatchObject({ atMost: 5, unit: 'working_days' });
    expect(value.steps[6]?.usualTime).toMatchObject({ atMost: 90, unit: 'days', ruleId: 'rw.deadline.exit-overdue' });
    expect(value.questions).toEqual([]);
    expect(value.cannotSay.map(({ why }) => why).join(' ')).toContain('export licence of Rwanda FDA is open');
  });

  it('pays 5 per cent of its value to the board below 80 points', () => {
    const plain = ask({ regime: 'retail_import', value: RWF, facts: { coffee_score: '79.9' } });
    expect(optionOf(plain, 'rw.formality.coffee-ordinary').fee?.says).toBe('5 per cent of the value of the coffee');
  });
});

describe('Rwandan coffee to China in general trade', () => {
  const value = ask({
    regime: 'general_trade',
    value: RWF,
    requested: ['certificate_of_origin'],
    facts: { ...KNOWN_IN_CHINA, coffee_score: '84' },
  });

  it('needs the maker registered, the number in the declaration, and a Chinese label', () => {
    expect(standings(value.registrations)).toEqual({
      'CN gacc-registration': ['needed', 'cn.formality.gacc-280-own'],
    });
    expect(optionOf(value, 'cn.formality.gacc-280-own')).toMatchObject({
      field: 'items.gacc_number',
      validity: { atMost: 5, unit: 'years' },
      confidence: 'secondary',
    });
    expect(value.fields.map(({ field, standing }) => [field, standing])).toEqual([
      ['items.gacc_number', 'needed'],
      ['consignee.uscc', 'needed'],
    ]);
    expect(standings(value.labels)).toEqual({ 'CN food-label': ['needed', 'cn.formality.label-2011'] });
  });

  it('gets the zero tariff with a certificate of origin that costs nothing', () => {
    expect(standings(value.documents)).toMatchObject({
      'RW certificate-of-origin': ['needed', 'rw.formality.certificate-of-origin'],
      'CN origin-least-developed': ['needed', 'cn.formality.ldc-origin'],
    });
    expect(optionOf(value, 'rw.formality.certificate-of-origin').fee?.amount).toEqual({
      amount: '0.00',
      currency: 'RWF',
    });
  });
});

describe('Rwandan tea', () => {
  it('to China: the export board, plant health, and the same registration and label as coffee', () => {
    const value = ask({ hsCode: '090230', regime: 'general_trade', value: RWF, facts: KNOWN_IN_CHINA });
    expect(value.verdict).toBe('allow');
    expect(standings(value.permits)).toEqual({
      'RW naeb-tea-export': ['needed', 'rw.permit.naeb-tea'],
      'RW rica-phytosanitary': ['needed', 'rw.formality.phytosanitary'],
    });
    expect(value.registrations.map(({ code }) => code)).toEqual(['gacc-registration']);
    expect(stepTitles(value).slice(0, 7)).toEqual(EXPORT_STEPS);
  });

  it('to Germany: not in the lists of checks, nor in the deforestation regulation; a label in German', () => {
    const value = ask({ hsCode: '090230', destination: 'DE', facts: { sold_as_organic: false } });
    expect(value.verdict).toBe('allow');
    expect(standings(value.permits)).toMatchObject({
      'EU ched-d': ['does_not_apply'],
      'EU due-diligence-not-listed': ['does_not_apply'],
    });
    expect(optionOf(value, 'eu.formality.food-label').asksFor).toContain('Language of the member state');
    expect(value.registrations).toEqual([]);
  });
});

describe('Rwandan dried chili', () => {
  it('to China: registered exporter, plant health under the protocol of 2021, traceability code', () => {
    const value = ask({ hsCode: '090421', regime: 'retail_import', value: RWF });
    expect(value.verdict).toBe('allow');
    expect(value.restrictions[0]?.rules[0]?.reason).toContain('protocol of 11 March 2021');
    expect(standings(value.permits)).toEqual({
      'RW rica-phytosanitary': ['needed', 'rw.formality.phytosanitary'],
      'CN positive-list': ['needed', 'cn.formality.positive-list'],
      'CN phytosanitary-entry': ['needed', 'cn.formality.chili-phytosanitary'],
    });
    expect(standings(value.registrations)).toMatchObject({
      'RW horticulture-exporter': ['needed', 'rw.formality.chili-registration'],
    });
    expect(standings(value.labels)).toMatchObject({
      'RW traceability-code': ['needed', 'rw.formality.chili-traceability'],
    });
  });

  it('to Germany: no entry document, since only fresh chili is listed', () => {
    const value = ask({ hsCode: '090422', destination: 'DE' });
    expect(value.verdict).toBe('allow');
    expect(value.permits.find(({ code }) => code === 'ched-d')?.because).toContain('only fresh, chilled or frozen');
    const fresh = ask({ hsCode: '070960', destination: 'DE', mode: 'air', facts: { sweet_peppers: false } });
    expect(fresh.verdict).toBe('allow_with_permit');
    expect(fresh.restrictions[0]?.rules[0]?.needs).toContain('CHED-D');
  });
});

describe('Rwandan baskets to Germany', () => {
  const value = ask({ hsCode: '460219', destination: 'DE', value: RWF, facts: { s_mark_asked: false } });

  it('need no permit, an operator in the Union, and its name with the goods', () => {
    expect(value.verdict).toBe('allow');
    expect(standings(value.permits)).toEqual({ 'EU due-diligence-not-listed': ['does_not_apply'] });
    expect(standings(value.registrations)).toEqual({
      'EU product-safety-operator': ['needed', 'eu.formality.product-safety'],
    });
    expect(standings(value.labels)).toEqual({ 'EU product-safety-label': ['needed', 'eu.formality.product-label'] });
    expect(value.cannotSay.map(({ why }) => why).join(' ')).toContain('whether they need the S-Mark was not found');
  });

  it('skip the step of the agencies, and end with delivery', () => {
    expect(stepTitles(value)).toEqual([
      ...EXPORT_STEPS.slice(1),
      'Name the responsible operator',
      'Import declaration',
      'Delivery',
    ]);
  });
});

describe('Rwandan goods to Malaysia', () => {
  it.each([
    ['090121', 'coffee', 'only unroasted beans are licensed'],
    ['090230', 'tea', 'Processed plants are excepted'],
    ['090422', 'ground chili', 'Processed plants are excepted'],
    ['460219', 'baskets', 'Processed plants are excepted'],
  ])('%s %s: no import permit of plant quarantine', (hsCode, _, because) => {
    const value = ask({ hsCode, destination: 'MY', regime: 'low_value_goods', facts: { low_value_sales_myr: '0' } });
    expect(value.verdict).toBe('allow');
    const permit = value.permits.find(({ code }) => code === 'import-permit-plants');
    expect(permit).toMatchObject({ standing: 'does_not_apply', because: expect.stringContaining(because) as string });
    expect(stepTitles(value).slice(-3)).toEqual(['Arrival', 'Sales tax', 'Delivery']);
  });

  it('food carries a label in Malay or English; a small seller need not register', () => {
    const value = ask({ destination: 'MY', regime: 'low_value_goods', facts: { low_value_sales_myr: '500000' } });
    expect(standings(value.labels)).toEqual({ 'MY food-label': ['needed', 'my.formality.import-label'] });
    expect(standings(value.registrations)).toEqual({ 'MY low-value-goods': ['does_not_apply'] });
  });

  it('unroasted coffee needs the permit', () => {
    const value = ask({ hsCode: '090111', destination: 'MY' });
    expect(value.verdict).toBe('allow_with_permit');
    expect(standings(value.permits)).toMatchObject({
      'MY import-permit-coffee': ['needed', 'my.formality.import-permit-coffee'],
    });
  });
});
