import { createCorrelation } from '../../classification/nomenclature/correlation.js';
import { findMissing } from '../../classification/nomenclature/findMissing.js';
import { createNomenclature } from '../../classification/nomenclature/nomenclature.js';

const edition = (name: '2017' | '2022', codes: readonly string[]) =>
  createNomenclature(
    name,
    'imported',
    codes.map((code) => ({ code, text: `goods of ${code}` })),
  );
// Chapter 44 as HS 2022 has it in part: 4420.10 of HS 2017 became 4420.11 and 4420.19.
const wood = edition('2022', ['44', '4418', '4419', '441911', '4420', '442011', '442019', '442090', '4421', '442191']);

describe('a code that an edition lacks', () => {
  it('is told with what it became by the table between the editions', () => {
    const table = createCorrelation([
      ['442010', '442011'],
      ['442010', '442019'],
    ]);
    expect(findMissing(wood, table, '442010')).toMatchObject({
      code: '442010',
      edition: '2022',
      became: ['442011', '442019'],
    });
    const older = edition('2017', ['44', '4420', '442010']);
    expect(findMissing(older, table, '442019')?.became).toEqual(['442010']);
    expect(findMissing(wood, undefined, '442010')?.became).toEqual([]);
  });

  it('is told with the codes under its heading or, without one, the headings of its chapter', () => {
    const near = (code: string) => findMissing(wood, undefined, code)?.near.map((entry) => entry.code);
    expect(near('442010')).toEqual(['442011', '442019', '442090']);
    expect(near('442510')).toEqual(['4418', '4419', '4420', '4421']);
    expect(near('010121')).toEqual([]);
  });

  it('names five near codes at most, the nearest by number', () => {
    const tea = edition('2022', ['09', '0902', ...[10, 20, 30, 40, 50, 60, 70].map((end) => `0902${end}`)]);
    expect(findMissing(tea, undefined, '090245')?.near.map(({ code }) => code)).toEqual([
      '090220',
      '090230',
      '090240',
      '090250',
      '090260',
    ]);
  });
});

it('a code that the edition has, also under a longer national one, is not missing', () => {
  expect(findMissing(wood, undefined, '442011')).toBeUndefined();
  expect(findMissing(wood, undefined, '4420110000')).toBeUndefined();
});

it('chapters 98 and 99 are the countries’ own: the edition says nothing of them', () => {
  expect(findMissing(wood, undefined, '980400')).toBeUndefined();
});
