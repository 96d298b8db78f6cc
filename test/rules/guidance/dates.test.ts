/** What changes with the day: orders, standards and regulations on both sides of their first day. */
import type { GuidanceQuestion } from '../../../rules/decisions/guidance/question.js';
import { ask, decide, standings } from './askGuidance.js';

const TRADE = { regime: 'general_trade', facts: { in_risk_catalogue: false, authority_registers_by_list: false } };
const TO_FIRM: Partial<GuidanceQuestion> = {
  destination: 'DE',
  mode: 'air',
  facts: { recipient: 'business', purpose: 'resale', importer_is_micro_or_small: false },
};
const SMALL = { ...TO_FIRM, facts: { ...TO_FIRM.facts, importer_is_micro_or_small: true } };
const OWN_USE = { ...TO_FIRM, facts: { recipient: 'person', purpose: 'own_use', importer_is_micro_or_small: false } };

describe('registration of makers of food in China', () => {
  it.each([
    ['2026-05-31', 'cn.formality.gacc-248'],
    ['2026-06-01', 'cn.formality.gacc-280-own'],
  ])('on %s: %s', (date, ruleId) => {
    expect(standings(ask({ ...TRADE, date }).registrations)).toEqual({ 'CN gacc-registration': ['needed', ruleId] });
  });
});

describe('the label of food in China', () => {
  it.each([
    ['2027-03-15', 'cn.formality.label-2011'],
    ['2027-03-16', 'cn.formality.label-2025'],
  ])('on %s: %s', (date, ruleId) => {
    expect(standings(ask({ ...TRADE, date }).labels)).toEqual({ 'CN food-label': ['needed', ruleId] });
  });
});

describe('the deforestation regulation', () => {
  it.each<[string, string, Partial<GuidanceQuestion>, string]>([
    ['2026-12-29', 'any firm', TO_FIRM, 'does_not_apply'],
    ['2026-12-30', 'a firm that is not small', TO_FIRM, 'needed'],
    ['2026-12-30', 'a small firm', SMALL, 'does_not_apply'],
    ['2027-06-29', 'a small firm', SMALL, 'does_not_apply'],
    ['2027-06-30', 'a small firm', SMALL, 'needed'],
    ['2027-06-30', 'a person’s own use', OWN_USE, 'does_not_apply'],
  ])('on %s for %s', (date, _, question, standing) => {
    const need = ask({ ...question, date }).permits.find(({ code }) => code === 'due-diligence-statement');
    expect(need?.standing).toBe(standing);
  });
});

describe('a day and a country beyond the packs', () => {
  it('throws where no pack holds at all', () => {
    expect(() => decide({ date: '2015-12-31' })).toThrow('No pack holds on 2015-12-31');
  });

  it('does not take the goods of a pack of imports for what is known of exports', () => {
    const { permits, cannotSay } = ask({ date: '2025-12-31' });
    expect(permits).toEqual([]);
    expect(cannotSay.filter(({ country }) => country === 'RW').map(({ what }) => what)).toContain('permits');
  });

  it('says of a country without a pack that nothing is known, and not that nothing is needed', () => {
    const value = ask({ origin: 'UG', destination: 'JP' });
    expect(value.verdict).toBe('cannot_say');
    expect(value.cannotSay.filter(({ country }) => country === 'UG').map(({ what }) => what)).toEqual([
      'permits',
      'registrations',
      'labels',
      'documents',
      'steps',
    ]);
  });
});

describe('a country that stands within its union', () => {
  it('is told of the union what one is told whose membership the union names', () => {
    const ofUnion = (destination: string) => {
      const value = ask({ ...TO_FIRM, destination, hsCode: '090121', date: '2026-12-30' });
      const needs = [...value.permits, ...value.registrations, ...value.labels, ...value.documents];
      return {
        verdict: value.verdict,
        needs: needs.filter(({ country }) => country === 'EU'),
        rules: value.restrictions.flatMap(({ rules }) => rules),
        steps: value.steps.filter(({ country }) => country === 'EU').map(({ ruleId }) => ruleId),
      };
    };
    expect(ofUnion('DE').needs.map(({ code }) => code)).toContain('due-diligence-statement');
    expect(ofUnion('AT')).toEqual(ofUnion('DE'));
  });
});

describe('between two members of a union', () => {
  it('its rules on import say nothing, and that is said', () => {
    const meat = { hsCode: '160250', destination: 'DE', facts: { recipient: 'person' } };
    expect(ask({ ...meat, origin: 'MY' }).verdict).toBe('refuse');
    expect(ask({ ...meat, origin: 'CH' }).verdict).toBe('allow');
    expect(ask({ ...meat, origin: 'GL', netWeightGrams: 10_000 }).verdict).toBe('allow');
    expect(ask({ ...meat, origin: 'GL', netWeightGrams: 10_001 }).verdict).toBe('refuse');
    const medicines = { hsCode: '300490', destination: 'DE', facts: { recipient: 'person' } };
    expect(ask({ ...medicines, origin: 'IN' }).verdict).toBe('refuse');
    expect(ask({ ...medicines, origin: 'FR' }).verdict).toBe('cannot_say');
    const inside = ask({ ...meat, origin: 'FR' });
    expect([inside.verdict, inside.labels, inside.steps]).toEqual(['cannot_say', [], []]);
    expect(inside.cannotSay.filter(({ country }) => country === 'DE').length).toBeGreaterThanOrEqual(5);
  });
});

describe('the decision', () => {
  it('carries sentences, rules, facts and packs, as every decision does', () => {
    const decision = decide({
      regime: 'retail_import',
      facts: { coffee_score: '84' },
      decidedAt: '2026-11-23T09:00:00.000Z',
    });
    expect(decision).toMatchObject({ kind: 'guidance', decidedAt: '2026-11-23T09:00:00.000Z' });
    expect(decision.explanation).toContain('HS 090121 from RW to CN by post on 2026-11-23 may go.');
    expect(decision.explanation).toContain('Does not apply: Registration by own application (Order 280)');
    expect(decision.ruleId.split(' ')).toEqual(expect.arrayContaining(['rw.formality.phytosanitary', 'rw.step.exit']));
    expect(decision.facts).toMatchObject({ hsCode: '090121', facts: { coffee_score: '84' } });
    expect(decision.value.packs.map(({ id }) => id)).toEqual(['RW/2026-01-01', 'XX/2026-01-01', 'CN/2026-01-01']);
    expect(decision.pack.id).toBe('RW/2026-01-01');
  });

  it('is plain JSON', () => {
    const { value } = decide({});
    expect(JSON.parse(JSON.stringify(value))).toEqual(value);
  });
});
