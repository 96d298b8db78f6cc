/** What Malaysian snacks and cosmetics need on every corridor, by the sources of the packs. */
import { ask, optionOf, standings, stepTitles } from './askGuidance.js';

const SNACK = { hsCode: '190590', origin: 'MY' } as const;
const COSMETIC = { hsCode: '330499', origin: 'MY' } as const;
const ASKED = { free_sale_certificate_asked: false };

describe('Malaysian snacks to China', () => {
  const value = ask({ ...SNACK, regime: 'retail_import', facts: { ...ASKED, moh_haccp: true } });

  it('may go with the health certificate, by either of two ways', () => {
    expect(value.verdict).toBe('allow');
    expect(standings(value.permits)).toEqual({
      'MY moh-health-certificate': ['one_of', 'my.formality.health-haccp', 'my.formality.health-without-haccp'],
      'MY jakim-halal-certificate': ['on_request'],
      'MY miti-certificate-of-origin': ['on_request', 'my.formality.miti-origin'],
      'CN positive-list': ['needed', 'cn.formality.positive-list'],
    });
    // Client charter of the ministry, 2024: 3 working days with recognised HACCP, 19 without.
    expect(optionOf(value, 'my.formality.health-haccp').usualTime).toEqual({ atMost: 3, unit: 'working_days' });
    expect(optionOf(value, 'my.formality.health-without-haccp').usualTime).toEqual({
      atMost: 19,
      unit: 'working_days',
    });
  });

  it('the quicker way sets the time of the step', () => {
    expect(value.steps[0]).toMatchObject({ title: 'Permits and certificates', usualTime: { atMost: 3 } });
    const slow = ask({ ...SNACK, regime: 'retail_import', facts: { ...ASKED, moh_haccp: false } });
    expect(slow.steps[0]?.usualTime).toMatchObject({ atMost: 19, unit: 'working_days' });
  });

  it('by post form K2 is not needed, by courier it is', () => {
    expect(standings(value.documents)).toMatchObject({
      'MY export-declaration': ['does_not_apply'],
      'MY postal-form': ['needed', 'my.formality.cn23'],
    });
    expect(value.documents.find(({ code }) => code === 'export-declaration')?.because).toContain('section 88(d)');
    const courier = ask({ ...SNACK, mode: 'air', regime: 'retail_import' });
    expect(standings(courier.documents)).toMatchObject({
      'MY export-declaration': ['needed', 'my.formality.k2'],
    });
    expect(courier.documents.map(({ code }) => code)).not.toContain('postal-form');
  });

  it('needs in general trade the maker’s registration and a Chinese label', () => {
    const trade = ask({
      ...SNACK,
      regime: 'general_trade',
      facts: { in_risk_catalogue: true, authority_registers_by_list: false },
    });
    expect(standings(trade.registrations)).toEqual({
      'CN gacc-registration': ['needed', 'cn.formality.gacc-280-recommended'],
    });
    expect(optionOf(trade, 'cn.formality.gacc-280-recommended').asksFor).toHaveLength(2);
    expect(standings(trade.labels)).toMatchObject({ 'CN food-label': ['needed', 'cn.formality.label-2011'] });
  });

  it('carries halal only if the exporter wants it, with the fee of the firm’s size', () => {
    const halal = ask({
      ...SNACK,
      regime: 'retail_import',
      requested: ['halal'],
      facts: { ...ASKED, yearly_turnover_myr: '299999.99' },
    });
    expect(standings(halal.permits)).toMatchObject({
      'MY jakim-halal-certificate': ['needed', 'my.formality.halal-micro'],
    });
    expect(optionOf(halal, 'my.formality.halal-micro')).toMatchObject({
      fee: { amount: { amount: '100.00', currency: 'MYR' } },
      usualTime: { atMost: 30, unit: 'working_days' },
      validity: { atMost: 2, unit: 'years' },
    });
  });
});

describe('Malaysian snacks to Germany', () => {
  const told = { ...ASKED, sold_as_organic: false, recipient: 'person', purpose: 'own_use', claims_lower_duty: false };

  it('may go without meat and milk, and not with them to a person', () => {
    expect(ask({ ...SNACK, destination: 'DE', facts: { ...told, holds_meat_or_milk: false } }).verdict).toBe('allow');
    const meat = ask({ ...SNACK, destination: 'DE', facts: { ...told, holds_meat_or_milk: true } });
    expect(meat.verdict).toBe('refuse');
    const untold = ask({ ...SNACK, destination: 'DE', facts: told });
    expect(untold.verdict).toBe('cannot_say');
    expect(untold.questions.map(({ name }) => name)).toEqual(['holds_meat_or_milk']);
  });

  it('need no health certificate of Malaysia, and a label with an operator in the Union', () => {
    const value = ask({ ...SNACK, destination: 'DE', facts: { ...told, holds_meat_or_milk: false } });
    expect(value.permits.map(({ code }) => code)).not.toContain('moh-health-certificate');
    expect(standings(value.labels)).toEqual({
      'MY food-label-at-home': ['does_not_apply'],
      'EU food-label': ['needed', 'eu.formality.food-label'],
    });
    expect(optionOf(value, 'eu.formality.food-label').asksFor).toContain(
      'Name and address of the operator in the Union',
    );
    expect(stepTitles(value).slice(-3)).toEqual(['Have the label ready', 'Import declaration', 'Delivery']);
  });
});

describe('Malaysian cosmetics', () => {
  it('are notified at home, unless they are made for export only', () => {
    const sold = ask({ ...COSMETIC, regime: 'retail_import', facts: { ...ASKED, export_only: false } });
    expect(standings(sold.permits)).toMatchObject({
      'MY npra-cosmetic-notification': ['needed', 'my.formality.npra-notification'],
    });
    expect(optionOf(sold, 'my.formality.npra-notification').usualTime).toEqual({
      atLeast: 1,
      atMost: 3,
      unit: 'working_days',
    });
    const exported = ask({ ...COSMETIC, regime: 'retail_import', facts: { ...ASKED, export_only: true } });
    expect(exported.permits.find(({ code }) => code === 'npra-cosmetic-notification')).toMatchObject({
      standing: 'does_not_apply',
      because: expect.stringContaining('export only') as string,
    });
  });

  it('to China in general trade: filing, or registration of special ones; in retail neither', () => {
    const china = (facts: Record<string, string>, regime: string) =>
      standings(ask({ ...COSMETIC, regime, facts }).registrations)['CN cosmetics'];
    expect(china({ cosmetic_class: 'ordinary' }, 'general_trade')).toEqual(['needed', 'cn.formality.cosmetics-filing']);
    expect(china({ cosmetic_class: 'special' }, 'general_trade')).toEqual([
      'needed',
      'cn.formality.cosmetics-registration',
    ]);
    expect(china({ cosmetic_class: 'ordinary' }, 'retail_import')).toEqual(['does_not_apply']);
    expect(china({}, 'general_trade')).toEqual(['depends']);
  });

  it('to Germany: a responsible person, of either kind, the portal, and the label of article 19', () => {
    const value = ask({ ...COSMETIC, destination: 'DE', facts: { ...ASKED, export_only: false } });
    expect(value.verdict).toBe('allow');
    expect(standings(value.registrations)).toEqual({
      'EU cosmetics-responsible-person': [
        'one_of',
        'eu.formality.cosmetics-importer',
        'eu.formality.cosmetics-mandate',
      ],
      'EU cosmetics-notification': ['needed', 'eu.formality.cosmetics-cpnp'],
    });
    expect(standings(value.labels)).toEqual({ 'EU cosmetics-label': ['needed', 'eu.formality.cosmetics-label'] });
    expect(optionOf(value, 'eu.formality.cosmetics-label').asksFor).toHaveLength(8);
    expect(stepTitles(value)).toContain('Notify the cosmetic');
  });

  it('get a certificate of free sale at RM 50 a copy, where it is asked for', () => {
    const value = ask({
      ...COSMETIC,
      destination: 'DE',
      facts: { free_sale_certificate_asked: true, export_only: false },
    });
    expect(optionOf(value, 'my.formality.free-sale-cosmetic')).toMatchObject({
      state: 'open',
      fee: { amount: { amount: '50.00', currency: 'MYR' } },
    });
  });
});
