import { evaluateAll, evaluateExemptions } from '../../../rules/decisions/conditions/evaluate.js';
import type { Known } from '../../../rules/decisions/conditions/known.js';
import { Decimal } from '../../../rules/money/decimal.js';
import type { Condition } from '../../../rules/schemas/conditions.js';

const nothing: Known = { facts: {} };
const fact: Condition = { kind: 'fact', fact: 'export_only', is: true };

describe('conditions', () => {
  it.each<[string, Condition, Known, string]>([
    ['a fact that is so', fact, { facts: { export_only: true } }, 'yes'],
    ['a fact that is not so', fact, { facts: { export_only: false } }, 'no'],
    ['a fact nobody told', fact, nothing, 'unknown'],
    ['a word of a choice', { kind: 'choice', fact: 'battery', oneOf: ['none'] }, { facts: { battery: 'none' } }, 'yes'],
    ['another word', { kind: 'choice', fact: 'battery', oneOf: ['none'] }, { facts: { battery: 'other' } }, 'no'],
    ['a mode', { kind: 'mode', oneOf: ['post'] }, { facts: {}, mode: 'post' }, 'yes'],
    ['another mode', { kind: 'mode', oneOf: ['post'] }, { facts: {}, mode: 'air' }, 'no'],
    ['a regime', { kind: 'regime', oneOf: ['retail_import'] }, { facts: {}, regime: 'retail_import' }, 'yes'],
    ['no regime', { kind: 'regime', oneOf: ['retail_import'] }, nothing, 'unknown'],
  ])('%s', (_, condition, known, truth) => {
    expect(evaluateAll([condition], known).truth).toBe(truth);
  });

  it.each([
    ['atMost', '5000', 4999, 'yes'],
    ['atMost', '5000', 5000, 'yes'],
    ['atMost', '5000', 5001, 'no'],
    ['below', '5000', 4999, 'yes'],
    ['below', '5000', 5000, 'no'],
    ['atLeast', '5000', 5000, 'yes'],
    ['atLeast', '5000', 4999, 'no'],
    ['above', '5000', 5000, 'no'],
    ['above', '5000', 5001, 'yes'],
  ])('%s %s holds for %d grams: %s', (bound, limit, netWeightGrams, truth) => {
    const condition = { kind: 'net_weight', [bound]: limit } as Condition;
    expect(evaluateAll([condition], { facts: {}, netWeightGrams }).truth).toBe(truth);
  });

  it('asks a value in the currency of the law, and takes another only at a rate', () => {
    const limit: Condition = { kind: 'value', currency: 'EUR', atMost: '6000' };
    const value = { amount: '6500.00', currency: 'USD' };
    expect(evaluateAll([limit], { facts: {}, value: { amount: '6000.00', currency: 'EUR' } }).truth).toBe('yes');
    expect(evaluateAll([limit], { facts: {}, value })).toEqual({
      truth: 'unknown',
      missing: [{ name: 'value', asks: 'What are the goods worth, in EUR?' }],
    });
    expect(evaluateAll([limit], { facts: {}, value, valueIn: () => new Decimal('5600.00') }).truth).toBe('yes');
    expect(evaluateAll([limit], { facts: {}, value, valueIn: () => new Decimal('6000.01') }).truth).toBe('no');
  });

  it('any of several is enough, and one that fails settles all', () => {
    const few: Condition = {
      kind: 'any_of',
      of: [
        { kind: 'number', fact: 'cells_in_package', atMost: '4' },
        { kind: 'number', fact: 'batteries_in_package', atMost: '2' },
      ],
    };
    expect(evaluateAll([few], { facts: { cells_in_package: '9', batteries_in_package: '2' } }).truth).toBe('yes');
    expect(evaluateAll([few], { facts: { cells_in_package: '5', batteries_in_package: '3' } }).truth).toBe('no');
    expect(evaluateAll([few], { facts: { cells_in_package: '5' } })).toEqual({
      truth: 'unknown',
      missing: [{ name: 'batteries_in_package' }],
    });
    expect(evaluateAll([few, fact], { facts: { export_only: false } })).toEqual({ truth: 'no', missing: [] });
  });

  it('an exemption without conditions always holds; one that is not known may', () => {
    expect(evaluateExemptions([{ when: [], because: 'Not listed.' }], nothing)).toEqual({ because: 'Not listed.' });
    expect(evaluateExemptions([{ when: [fact], because: 'x' }], nothing)).toEqual({
      missing: [{ name: 'export_only' }],
    });
    expect(evaluateExemptions(undefined, nothing)).toEqual({ missing: [] });
  });
});
