import { z } from 'zod';
import { isAgency, isCounterparty } from '../../domain/clearance/roles.js';

/** People whom every installation has, by the names its file of tokens gives them. */
const PEOPLE: readonly string[] = [
  'exporter',
  'other_exporter',
  'exporter_my',
  'exporter_cn',
  'customs_officer',
  'second_customs_officer',
  'operator',
  'second_operator',
];

const isOfficer = (name: string): boolean => /^[a-z]+_officer$/.test(name) && isAgency(name.slice(0, -8).toUpperCase());

/** Someone of an installation; an agency's officer is `<agency>_officer`, its code in lower case. */
export const ActorName = z
  .string()
  .refine((name) => PEOPLE.includes(name) || isOfficer(name), `must be ${PEOPLE.join(', ')} or <agency>_officer`);
export type ActorName = z.infer<typeof ActorName>;

/** Everyone behind an adapter: a permit agency by its code in lower case. */
export const CounterpartyName = z
  .string()
  .refine(isCounterparty, 'must be customs, carrier, payment, marketplace or the code of an agency in lower case');
export type CounterpartyName = z.infer<typeof CounterpartyName>;
