import type { OverrideValue } from '../../domain/clearance/actPayloads.js';
import { errorDefinition } from '../../domain/errors/errors.js';
import { parseMrn } from '../../domain/ids/mrn.js';
import { parseS10 } from '../../domain/ids/s10.js';
import { ServiceProblem, type Fault } from '../problem.js';

type Given = Readonly<Record<string, unknown>>;

const DATE = /^\d{4}-\d\d-\d\d$/;

const fault = (member: string, message: string): Fault => ({
  pointer: `/value/${member}`,
  code: 'OPERATION.OVERRIDE_VALUE_INVALID',
  message,
});

const textOf = (given: Given, member: string): string => {
  const value = given[member];
  return typeof value === 'string' ? value.trim() : '';
};

/** What the wire gives, by what a step can be overridden with: its members, and how each is read. */
const READERS: Readonly<
  Record<string, { members: readonly string[]; read: (given: Given) => OverrideValue | Fault[] }>
> = {
  mrn: {
    members: ['mrn'],
    read: (given) => {
      const mrn = parseMrn(textOf(given, 'mrn'));
      return mrn.ok
        ? { mrn: mrn.value.text }
        : mrn.problems.map(({ code }) => fault('mrn', errorDefinition(code).meaning));
    },
  },
  label: {
    members: ['s10'],
    read: (given) => {
      const s10 = parseS10(textOf(given, 's10'));
      return s10.ok
        ? { s10: s10.value.text }
        : s10.problems.map(({ code }) => fault('s10', errorDefinition(code).meaning));
    },
  },
  permit: {
    members: ['permit_number', 'valid_from', 'valid_until', 'quantity_grams'],
    read: (given) => {
      const permitNumber = textOf(given, 'permit_number');
      const [validFrom, validUntil] = [textOf(given, 'valid_from'), textOf(given, 'valid_until')];
      const quantityGrams = given.quantity_grams;
      const whole = typeof quantityGrams === 'number' && Number.isInteger(quantityGrams) && quantityGrams > 0;
      const faults = [
        ...(permitNumber === '' || permitNumber.length > 60 ? [fault('permit_number', 'is missing or too long')] : []),
        ...(DATE.test(validFrom) ? [] : [fault('valid_from', 'must be a date such as 2026-11-22')]),
        ...(DATE.test(validUntil) && validUntil >= validFrom
          ? []
          : [fault('valid_until', 'must be a date not before valid_from')]),
        ...(whole ? [] : [fault('quantity_grams', 'must be whole grams, more than 0')]),
      ];
      return faults.length > 0 || !whole ? faults : { permitNumber, validFrom, validUntil, quantityGrams };
    },
  },
  payment: {
    members: ['provider_reference'],
    read: (given) => {
      const providerReference = textOf(given, 'provider_reference');
      const fits = providerReference !== '' && providerReference.length <= 100;
      return fits ? { providerReference } : [fault('provider_reference', 'is missing or too long')];
    },
  },
};

/**
 * The value an operator gives in place of a counterparty's answer.
 * Throws `OPERATION.OVERRIDE_VALUE_INVALID` with all faults.
 */
export function readOverrideValue(overridable: string, given: Given | undefined): OverrideValue {
  const reader = READERS[overridable];
  const faults: Fault[] = [];
  if (reader !== undefined) {
    for (const member of Object.keys(given ?? {})) {
      if (!reader.members.includes(member))
        faults.push(fault(member, `is not asked for; give ${reader.members.join(', ')}`));
    }
    const read = reader.read(given ?? {});
    if (!Array.isArray(read) && faults.length === 0) return read;
    if (Array.isArray(read)) faults.push(...read);
  }
  throw new ServiceProblem('OPERATION.OVERRIDE_VALUE_INVALID', { faults });
}
