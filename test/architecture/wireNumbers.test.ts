/** S28: on the wire, amounts, rates and quantities are text; a number with a fraction is never money. */
import { createOpenApiDocument } from '../../api/contract/openApiDocument.js';

const description: unknown = JSON.parse(JSON.stringify(createOpenApiDocument({ version: 'test' })));

/** Every member whose value is a number with a fraction, by its name; those of maps and lists by that of what holds them. */
function fractionsIn(value: unknown, name = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && [value.type].flat().includes('number') ? [name] : [];
  return [
    ...own,
    ...Object.entries(value).flatMap(([key, inner]) => {
      if (key === 'properties' || key === 'schemas')
        return Object.entries(inner as object).flatMap(([member, schema]) => fractionsIn(schema, member));
      return fractionsIn(inner, name);
    }),
  ];
}

/** What may have a fraction: seconds of a deadline, how alike two texts are; weights and lines of a draft that may be wrong. */
const MAY = ['deadlines', 'likeness', 'score', 'line', 'net_weight_grams', 'gross_weight_grams'];

test('no amount, rate or quantity is a number with a fraction', () => {
  const found = [...new Set(fractionsIn(description))];
  expect(found.filter((name) => !MAY.includes(name))).toEqual([]);
  expect(found).toContain('score');
});
