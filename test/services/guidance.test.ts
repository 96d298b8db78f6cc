import { getGuidance, type GuidanceRequest } from '../../services/guidance/getGuidance.js';
import { createNomenclatureStore } from '../../services/nomenclature/nomenclatureStore.js';
import type { Caller } from '../../services/caller.js';
import { ServiceProblem, type Fault } from '../../services/problem.js';
import { loadPacks } from '../../rules/loader/loadPacks.js';
import { COUNTRIES } from '../rules/packRoots.js';

const deps = {
  record: {
    withActor: () => Promise.reject(new Error('nothing is to be read')),
    close: () => Promise.resolve(),
  },
  registry: loadPacks(COUNTRIES),
  nomenclature: createNomenclatureStore(),
  clock: () => new Date('2026-11-23T08:00:00Z'),
};
const caller = { role: 'exporter', memberRole: 'exporter' } as Caller;
const request = (parts: Partial<GuidanceRequest> = {}): GuidanceRequest => ({
  hsCode: '090121',
  origin: 'RW',
  destination: 'CN',
  mode: 'post',
  ...parts,
});
const answer = (parts?: Partial<GuidanceRequest>) => getGuidance(deps, caller, request(parts));

async function faultsOf(parts: Partial<GuidanceRequest>): Promise<readonly Fault[]> {
  try {
    await answer(parts);
  } catch (problem) {
    if (problem instanceof ServiceProblem && problem.code === 'REQUEST.PARAMETER_INVALID')
      return problem.parts.faults ?? [];
    throw problem;
  }
  return [];
}

describe('getGuidance', () => {
  it('asks about today, unless another day is named', async () => {
    expect((await answer()).question.date).toBe('2026-11-23');
    expect((await answer({ date: '2026-05-31' })).question.date).toBe('2026-05-31');
    expect((await answer()).decision.decidedAt).toBe('2026-11-23T08:00:00.000Z');
  });

  it('reads facts, value and certificates as they were told', async () => {
    const { question } = await answer({
      facts: 'coffee_score: 84.5 ,in_risk_catalogue:false,battery:none',
      value: '280000.00',
      currency: 'RWF',
      requested: 'halal,certificate_of_origin',
    });
    expect(question).toMatchObject({
      facts: { coffee_score: '84.5', in_risk_catalogue: false, battery: 'none' },
      value: { amount: '280000.00', currency: 'RWF' },
      requested: ['halal', 'certificate_of_origin'],
    });
  });

  it.each<[string, Partial<GuidanceRequest>, string, RegExp, RegExp]>([
    ['a day before all packs', { date: '2016-04-07' }, 'query/date', /no rules are held/, /2016-04-08/],
    ['a regime of nobody', { regime: 'barter' }, 'query/regime', /no regime of CN/, /retail_import, general_trade/],
    [
      'a regime of a country without a pack',
      { destination: 'IS', regime: 'barter' },
      'query/regime',
      /IS/,
      /leave it out/,
    ],
    ['a value without currency', { value: '1.00' }, 'query/currency', /missing beside value/, /currency=USD/],
    ['a currency without value', { currency: 'USD' }, 'query/value', /missing beside currency/, /value=280/],
    ['a certificate nobody issues', { requested: 'kosher' }, 'query/requested', /"kosher"/, /halal/],
    ['a fact nobody asks', { facts: 'colour:red' }, 'query/facts', /"colour" is no fact/, /coffee_score/],
    ['yes for true', { facts: 'in_risk_catalogue:yes' }, 'query/facts', /true or false, not "yes"/, /catalogue/],
    ['a word for a number', { facts: 'coffee_score:good' }, 'query/facts', /takes a number/, /coffee_score:12.5/],
    [
      'a word that is none of the choice',
      { facts: 'battery:acid' },
      'query/facts',
      /one of none, lithium_ion/,
      /batteries/,
    ],
    ['a fact told twice', { facts: 'battery:none,battery:other' }, 'query/facts', /told twice/, /once/],
  ])('refuses %s, names the parameter and says how to mend it', async (_, parts, pointer, message, hint) => {
    const [fault, ...others] = await faultsOf(parts);
    expect(others).toEqual([]);
    expect(fault).toMatchObject({
      pointer,
      message: expect.stringMatching(message) as string,
      hint: expect.stringMatching(hint) as string,
    });
  });

  it('tells all faults at once', async () => {
    const pointers = (await faultsOf({ regime: 'barter', value: '1.00', facts: 'a:b,c:d' })).map(
      ({ pointer }) => pointer,
    );
    expect(pointers).toEqual(['query/regime', 'query/currency', 'query/facts', 'query/facts']);
  });
});
