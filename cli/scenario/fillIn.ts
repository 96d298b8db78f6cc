import { asText, type JsonValue } from './jsonValue.js';

const PLACE = /\$\{([a-z][a-z0-9_]*)\}/g;

/**
 * Replaces every `${name}` in the texts of a JSON value. A text that is nothing but one place takes the value itself.
 *
 * @throws when a name is not known, naming those that are
 */
export function fillIn(value: JsonValue, known: ReadonlyMap<string, JsonValue>): JsonValue {
  if (typeof value === 'string') return fillText(value, known);
  if (Array.isArray(value)) return value.map((member) => fillIn(member, known));
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, fillIn(member, known)]));
  }
  return value;
}

function fillText(text: string, known: ReadonlyMap<string, JsonValue>): JsonValue {
  const find = (name: string): JsonValue => {
    const value = known.get(name);
    if (value === undefined)
      throw new Error(`\${${name}} is not known here; known are ${[...known.keys()].join(', ')}`);
    return value;
  };
  const whole = /^\$\{([a-z][a-z0-9_]*)\}$/.exec(text)?.[1];
  if (whole !== undefined) return find(whole);
  return text.replace(PLACE, (_, name: string) => asText(find(name)));
}

/** The same for a record of texts. */
export function fillTexts(
  texts: Readonly<Record<string, string>>,
  known: ReadonlyMap<string, JsonValue>,
): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).map(([key, text]) => [key, asText(fillIn(text, known))]));
}
