import type { Assessment } from '../../api/contract/assessment.js';
import { compareAssessment } from '../../cli/scenario/steps/compareAssessment.js';
import type { ExpectedAssessment } from '../../cli/scenario/expectation.js';

const cny = (amount: string) => ({ amount, currency: 'CNY' });

const found: Assessment = {
  id: 'asm_01936f2e-7c1a-7b8e-9a54-2f6d3c1b0a99',
  declaration_id: 'dec_01936f2e-7c1a-7b8e-9a54-2f6d3c1b0a99',
  data_version: 1,
  stage: 'final',
  customs_value: { amount: '947.66', currency: 'CNY', basis: 'sale_price' },
  origin: [],
  destination: [
    {
      line: 1,
      tax: 'vat',
      base: cny('947.6600'),
      rate: '0.13',
      amount: cny('86.2400'),
      unrounded: '86.23706',
      explanation: '',
      rule_id: 'cn.vat',
      source: null,
    },
  ],
  totals: { origin: [], destination: [cny('86.24')] },
  destination_is_estimate: true,
  cannot_say: [{ what: 'charges at origin', why: 'no source' }],
  quote: null,
  explanation: '',
  decision_id: 'dcn_1',
  pack: { id: 'CN/2026-01-01', version: '1.0.0', hash: 'sha256:0' },
  at: '2026-11-23T08:00:00.000Z',
};

const expected: ExpectedAssessment = {
  stage: 'final',
  customs_value: cny('947.66'),
  lines: [{ side: 'destination', line: 1, tax: 'vat', base: cny('947.66'), amount: cny('86.24') }],
  sum: '947.66 x 9.1 % = 86.24',
};

describe('an assessment held against the sum by hand', () => {
  test('agrees, whatever noughts follow', () => {
    expect(compareAssessment([found], expected)).toEqual([]);
  });

  test('differs by a fen, and says so with the sum', () => {
    const line = { side: 'destination' as const, line: 1, tax: 'vat', amount: cny('86.23') };
    expect(compareAssessment([found], { ...expected, lines: [line] })).toEqual([
      'destination charge vat of item 1 is 86.24 CNY, by hand 86.23 CNY',
      'by hand: 947.66 x 9.1 % = 86.24',
    ]);
  });

  test('has a charge too many, or one missing', () => {
    expect(compareAssessment([found], { ...expected, lines: [] })[0]).toContain('is not expected');
    const duty = { side: 'origin' as const, line: 1, tax: 'duty', amount: cny('1.00') };
    expect(compareAssessment([found], { ...expected, lines: [...expected.lines, duty] })[0]).toBe(
      'origin charge duty of item 1 is missing',
    );
  });

  test('holds something unsaid that was expected to be said', () => {
    expect(compareAssessment([found], { ...expected, cannot_say: ['charges at origin'] })).toEqual([]);
    expect(compareAssessment([found], { ...expected, cannot_say: ['duty'] })[0]).toBe(
      'cannot say [charges at origin], not duty',
    );
  });

  test('is not there', () => {
    expect(compareAssessment([], expected)).toEqual([
      'there is no final assessment, though by hand 947.66 x 9.1 % = 86.24',
    ]);
  });
});
