import { z } from 'zod';

/** The people of an installation, by the names its file of tokens gives them. */
export const ActorName = z.enum([
  'exporter',
  'exporter2',
  'customs_officer',
  'customs_officer2',
  'naeb_officer',
  'rica_officer',
  'operator',
  'operator2',
]);
export type ActorName = z.infer<typeof ActorName>;

/** Everyone behind an adapter. */
export const CounterpartyName = z.enum(['customs', 'naeb', 'rica', 'carrier', 'payment']);
export type CounterpartyName = z.infer<typeof CounterpartyName>;
