import { packsBinding, unionsBinding } from '../../loader/packsBinding.js';
import type { Pack } from '../../loader/pack.js';
import type { PackRegistry } from '../../loader/packRegistry.js';
import { findByHs, rowsAt } from '../../loader/rowsAt.js';
import type { Row } from '../../schemas/row.js';
import type { RateInput } from '../../money/rateBook.js';
import type { Known } from '../conditions/known.js';
import type { RuleOrigin } from './guidance.js';
import type { GuidanceQuestion } from './question.js';
import { createValueInLaw, type ValueInLaw } from './valueInLaw.js';

/** A question with the packs that answer it and what is known of the goods. */
export interface GuidancePlace {
  question: GuidanceQuestion;
  /** What is known when conditions of a pack's rows are held against the goods. */
  knownOf: (pack: Pack) => Known;
  worth: ValueInLaw;
  /** Packs that bind the country of origin, and of destination; international ones stand in both. */
  exportPacks: readonly Pack[];
  importPacks: readonly Pack[];
  /** All of them, each once. */
  packs: readonly Pack[];
  /** Unions that both countries are members of: between these their rules on import and export say nothing. */
  internal: ReadonlySet<string>;
}

/** @param rates of the installation's tables; without them the packs' own rows alone are known */
export function placeOf(registry: PackRegistry, question: GuidanceQuestion, rates?: RateInput): GuidancePlace {
  const exportPacks = packsBinding(registry, question.origin, question.date);
  const importPacks = packsBinding(registry, question.destination, question.date);
  const packs = [...new Set([...exportPacks, ...importPacks])];
  const unions = [question.origin, question.destination].map((country) =>
    unionsBinding(registry, country, question.date),
  );
  const internal = new Set(unions[0]?.filter((union) => unions[1]?.includes(union)));
  const { mode, regime, netWeightGrams, quantity, value, facts } = question;
  const worth = createValueInLaw({ question, exportPacks, importPacks }, rates);
  const knownOf = (pack: Pack): Known => ({
    mode,
    facts,
    ...(regime === undefined ? {} : { regime }),
    ...(netWeightGrams === undefined ? {} : { netWeightGrams }),
    ...(quantity === undefined ? {} : { quantity }),
    ...(value === undefined ? {} : { value, valueIn: (currency) => worth.in(pack, currency) }),
  });
  return { question, knownOf, worth, exportPacks, importPacks, packs, internal };
}

interface Scope {
  flow: 'export' | 'import';
  hs: readonly string[];
  exceptHs?: readonly string[] | undefined;
  partners: readonly string[];
  modes?: readonly string[] | undefined;
  countries?: readonly string[] | undefined;
}

/** Does a row speak for the goods on their way, by code, partner and mode? Its conditions are held apart. */
export function isInScope(row: Scope, { question }: GuidancePlace): boolean {
  const { hsCode, mode } = question;
  const partner = row.flow === 'export' ? question.destination : question.origin;
  const side = row.flow === 'export' ? question.origin : question.destination;
  if (row.countries?.includes(side) === false) return false;
  const fits =
    findByHs([row], hsCode) !== undefined && !(row.exceptHs ?? []).some((prefix) => hsCode.startsWith(prefix));
  return fits && isNamed(row.partners, partner) && (row.modes === undefined || row.modes.includes(mode));
}

/** Rows of packs on the day of the question, each with its pack; without those of a union that both countries are in. */
export const rowsOf = <R extends Row>(
  packs: readonly Pack[],
  list: (pack: Pack) => readonly R[],
  { question, internal }: GuidancePlace,
): { pack: Pack; row: R }[] =>
  packs.flatMap((pack) =>
    rowsAt(list(pack), question.date)
      .filter((row) => !internal.has(countryOf(row.id)))
      .map((row) => ({ pack, row })),
  );

export const isNamed = (countries: readonly string[], country: string): boolean =>
  countries.includes(country) || countries.includes('*');

/** Whose row it is: a member's pack holds its union's rows too, and an id begins with its country. */
export const countryOf = (id: string): string => id.slice(0, 2).toUpperCase();

/** Where a row was read. */
export function originOf(pack: Pack, row: Row): RuleOrigin {
  const source = pack.lists.sources.find(({ id }) => id === row.source);
  return {
    ruleId: row.id,
    country: countryOf(row.id),
    source: source?.title ?? row.source,
    sourceUrl: source?.url ?? null,
    confidence: row.confidence,
    note: row.note ?? null,
    from: row.from,
    until: row.until,
  };
}
