import { fillIn } from '../../cli/scenario/fillIn.js';
import { findAt, withChanges } from '../../cli/scenario/jsonValue.js';

const known = new Map([
  ['run', 'A1'],
  ['declaration', 'dec_1'],
]);

describe('names in a scenario', () => {
  test('are filled in wherever a text stands', () => {
    expect(fillIn({ number: 'KGL-${run}', ids: ['${declaration}'], weight: 5 }, known)).toEqual({
      number: 'KGL-A1',
      ids: ['dec_1'],
      weight: 5,
    });
  });

  test('alone in a text they bring their value, whatever it is', () => {
    expect(fillIn('${count}', new Map([['count', 3]]))).toBe(3);
  });

  test('that are not known are refused, with those that are', () => {
    expect(() => fillIn('${task}', known)).toThrow('${task} is not known here; known are run, declaration');
  });
});

describe('JSON pointers', () => {
  const data = { items: [{ 'a/b': 1 }], '~': true };

  test('find what they point at', () => {
    expect(findAt(data, '/items/0/a~1b')).toBe(1);
    expect(findAt(data, '/~0')).toBe(true);
    expect(findAt(data, '/items/1/a')).toBeUndefined();
  });

  test('change a copy', () => {
    expect(withChanges({ items: [{ weight: 1 }] }, { '/items/0/weight': 2 })).toEqual({ items: [{ weight: 2 }] });
    expect(() => withChanges({}, { '/items/0/weight': 2 })).toThrow('nothing to change at /items/0/weight');
  });
});
