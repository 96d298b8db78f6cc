/** For how long a case is kept, by the packs as they stand: the numbers are those of the laws that their sources name. */
import { loadPacks } from '../../../rules/loader/loadPacks.js';
import { keepUntil } from '../../../rules/decisions/retention/keepUntil.js';

const registry = loadPacks('countries');
const kept = (endedOn: string, originCountry: string | null, destinationCountry: string | null) => {
  const { until, because } = keepUntil(registry, { endedOn, originCountry, destinationCountry }, 10);
  return [until, because.country, because.rowId, because.confidence];
};

it.each([
  // Union Customs Code, article 51: three years from the end of the year, for every member.
  ['2025-02-03', 'DE', 'FR', '2028-12-31T23:59:59.999Z', 'DE', 'eu.retention.customs', 'secondary'],
  // Of both countries the longer one, whichever way the parcel goes.
  ['2025-02-03', 'GB', 'FR', '2029-12-31T23:59:59.999Z', 'GB', 'gb.retention.customs', 'official'],
  ['2025-02-03', 'FR', 'GB', '2029-12-31T23:59:59.999Z', 'GB', 'gb.retention.customs', 'official'],
  // 19 CFR 163.4: five years from the day, longer than four from the end of a year only where the day is late in it.
  ['2025-12-31', 'GB', 'US', '2030-12-31T23:59:59.999Z', 'US', 'us.retention.customs', 'secondary'],
  ['2025-01-01', 'GB', 'US', '2030-01-01T23:59:59.999Z', 'US', 'us.retention.customs', 'secondary'],
  ['2028-02-29', 'SG', 'US', '2033-03-01T23:59:59.999Z', 'SG', 'sg.retention.customs', 'tentative'],
  // Of Rwanda's law nothing is known: the default is longer, and counts from the end of the year.
  ['2026-01-01', 'RW', 'GB', '2036-12-31T23:59:59.999Z', 'RW', null, 'default'],
  ['2026-12-31', 'RW', 'CN', '2036-12-31T23:59:59.999Z', 'RW', null, 'default'],
  ['2027-01-01', 'RW', 'CN', '2037-12-31T23:59:59.999Z', 'RW', null, 'default'],
  // Before a law, or its pack, began.
  ['2024-12-31', 'GB', 'GB', '2034-12-31T23:59:59.999Z', 'GB', null, 'default'],
])('a case that ended on %s from %s to %s is kept until %s', (endedOn, from, to, until, country, rowId, confidence) => {
  expect(kept(endedOn, from, to)).toEqual([until, country, rowId, confidence]);
});

it('a case that never said its countries is kept for the default', () => {
  expect(kept('2026-05-05', null, null)).toEqual(['2036-12-31T23:59:59.999Z', null, null, 'default']);
});
