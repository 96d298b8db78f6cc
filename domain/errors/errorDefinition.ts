/**
 * What the one who meets an error should do:
 * - `correct`: the caller changes the request or the declaration and asks again;
 * - `retry`: it passes by itself, the same call is made again under the same key;
 * - `park`: it does not pass by itself and is no business answer, an operator looks at it;
 * - `decide`: it is a business answer, recorded as a result, and the procedure goes on with it.
 */
export const REMEDIES = ['correct', 'retry', 'park', 'decide'] as const;
export type Remedy = (typeof REMEDIES)[number];

export interface ErrorDefinition {
  /** One sentence: what is the case. */
  readonly meaning: string;
  readonly remedy: Remedy;
  /** Status of the API's answer when this is the outcome of a request; null where no request ever ends in it. */
  readonly http: number | null;
}

/** Gives every fact of an area its full code, `<AREA>.<FACT>`, which is what code, wire and documents use. */
export function defineErrors<const Area extends string, const Fact extends string>(
  area: Area,
  facts: Readonly<Record<Fact, ErrorDefinition>>,
): Readonly<Record<`${Area}.${Fact}`, ErrorDefinition>> {
  const entries = Object.entries<ErrorDefinition>(facts).map(([fact, definition]) => [`${area}.${fact}`, definition]);
  return Object.fromEntries(entries) as Record<`${Area}.${Fact}`, ErrorDefinition>;
}

/** An error of the caller's making. */
export const correct = (http: number | null, meaning: string): ErrorDefinition => ({
  meaning,
  remedy: 'correct',
  http,
});
/** A passing fault. */
export const retry = (http: number | null, meaning: string): ErrorDefinition => ({ meaning, remedy: 'retry', http });
/** A fault that needs an operator. */
export const park = (http: number | null, meaning: string): ErrorDefinition => ({ meaning, remedy: 'park', http });
/** A business answer. */
export const decide = (http: number | null, meaning: string): ErrorDefinition => ({ meaning, remedy: 'decide', http });
