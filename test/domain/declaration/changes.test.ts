import { differingPointers } from '../../../domain/declaration/differingPointers.js';
import { fixedAmong } from '../../../domain/declaration/fixedFields.js';
import { buildCoffeeDeclaration } from '../../support/builders/declarationData.js';

const coffee = buildCoffeeDeclaration();
const item = coffee.items[0]!;

describe('where two declarations differ', () => {
  it('is nowhere when they say the same, in whatever order', () => {
    const { items, ...rest } = coffee;
    expect(differingPointers(coffee, { items, ...rest })).toEqual([]);
  });

  it('is named field by field, in lists place by place', () => {
    const changed = {
      ...coffee,
      gross_weight_grams: 10_700,
      items: [{ ...item, value: { amount: '281.00', currency: 'USD' } }],
    };
    expect(differingPointers(coffee, changed)).toEqual(['/gross_weight_grams', '/items/0/value/amount']);
  });

  it('names whole what only one of them has', () => {
    const more = { ...coffee, ucr: 'A/B', items: [item, { ...item, line: 2 }] };
    expect(differingPointers(coffee, more)).toEqual(['/items/1', '/ucr']);
    expect(differingPointers(more, coffee)).toEqual(['/items/1', '/ucr']);
  });

  it('escapes names as RFC 6901 says', () => {
    const odd = { ...coffee, 'a/b~c': 1 };
    expect(differingPointers(coffee, odd)).toEqual(['/a~1b~0c']);
  });
});

describe('fields that name the case itself', () => {
  it('are never amended, nor anything in them', () => {
    const fixed = ['/exporter/tin', '/declarant', '/corridor/destination', '/office_of_export', '/lrn', '/pre_lodged'];
    expect(fixedAmong([...fixed, '/items/0/quantity', '/freight'])).toEqual(fixed);
  });

  it('are not those whose names only begin alike', () => {
    expect(fixedAmong(['/exporters', '/lrn_of_somebody', '/consignee/name'])).toEqual([]);
  });
});
