import {
  counterpartyOf,
  FIXED_COUNTERPARTIES,
  isAgency,
  isAgencyCounterparty,
  isCounterparty,
  kindOf,
} from '../../../domain/clearance/roles.js';
import { findSignatureRule } from '../../../domain/clearance/secondSignature.js';

describe('counterparties', () => {
  it.each(['NAEB', 'RICA', 'MOH', 'QX', 'ABCDEFGHIJKL'])('%s may be the code of an agency', (code) => {
    expect(isAgency(code)).toBe(true);
    expect(isAgencyCounterparty(counterpartyOf(code))).toBe(true);
    expect(isCounterparty(counterpartyOf(code))).toBe(true);
    expect(kindOf(counterpartyOf(code))).toBe('permit_agency');
  });

  it.each([
    'A',
    'ABCDEFGHIJKLM',
    'naeb',
    'N4EB',
    'NA EB',
    '',
    'CUSTOMS',
    'CARRIER',
    'PAYMENT',
    'MARKETPLACE',
    'PORTOLAN',
  ])('"%s" is no code of an agency', (code) => {
    expect(isAgency(code)).toBe(false);
    expect(isAgencyCounterparty(counterpartyOf(code))).toBe(code === 'naeb');
  });

  it('the fixed ones are counterparties and no agencies', () => {
    for (const name of FIXED_COUNTERPARTIES) {
      expect([isCounterparty(name), isAgencyCounterparty(name), kindOf(name)]).toEqual([true, false, name]);
    }
    expect([isCounterparty('portolan'), isCounterparty('NAEB')]).toEqual([false, false]);
  });

  it('going on without the answer of any agency needs a second signature', () => {
    const rule = (counterparty: string) =>
      findSignatureRule({ kind: 'resolve_parked', action: 'skip', counterparty, overridable: 'none' })?.id;
    expect(['naeb', 'zeta', 'portolan'].map(rule)).toEqual(Array(3).fill('OPS.SIGN.BEFORE_RELEASE'));
    expect(['customs', 'carrier', 'marketplace'].map(rule)).toEqual([undefined, undefined, undefined]);
  });
});
