import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { findWaybillUse, s10Use } from '../../../rules/decisions/declaration/waybillUse.js';
import { buildCoffeeDeclaration } from '../../support/builders/declarationData.js';

const registry = loadPacks('countries');
const AT = '2026-08-31T12:00:00.000Z';
const named = (carrier: string, number: string) => buildCoffeeDeclaration({ transport_document: { carrier, number } });

test('a waybill rests for six months under retail import into China, to the last day of a shorter month', () => {
  expect(findWaybillUse(registry, named(' Kigali Express ', 'ke-77'), AT)).toEqual({
    carrier: 'KIGALI EXPRESS',
    number: 'KE-77',
    since: '2026-02-28T12:00:00.000Z',
  });
});

test('an identifier of the post is the same whoever is named as carrier, and its label rests twelve months', () => {
  expect(findWaybillUse(registry, named('somebody', 'CP000000014RW'), AT)).toMatchObject({
    carrier: 'UPU',
    number: 'CP000000014RW',
  });
  expect(s10Use('CP000000014RW', AT)).toEqual({
    carrier: 'UPU',
    number: 'CP000000014RW',
    since: '2025-08-31T12:00:00.000Z',
  });
});

test('nothing is said without a waybill, or of a regime whose rule is not known', () => {
  expect(findWaybillUse(registry, buildCoffeeDeclaration(), AT)).toBeUndefined();
  const general = { ...named('Kigali Express', 'KE-77'), regime: 'general_trade' };
  expect(findWaybillUse(registry, general, AT)).toBeUndefined();
});
