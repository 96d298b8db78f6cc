/**
 * Canonical JSON by RFC 8785, written from its text alone: the writer of the chains uses a package for this, so that a fault
 * in either shows. Takes what `JSON.parse` gives.
 * @throws TypeError for what has no canonical form: a number that is not finite, half a surrogate pair, no JSON at all
 */
export function canonicalJson(value: unknown): string {
  if (value === null) return 'null';
  switch (typeof value) {
    case 'boolean':
      return value ? 'true' : 'false';
    case 'number':
      return writeNumber(value);
    case 'string':
      return writeString(value);
    case 'object':
      return Array.isArray(value) ? writeArray(value) : writeObject(value);
    default:
      throw new TypeError(`${typeof value} is no JSON`);
  }
}

const writeArray = (items: readonly unknown[]): string => `[${items.map(canonicalJson).join(',')}]`;

/** Section 3.2.3: names in the order of their UTF-16 code units, which is how ECMAScript compares strings. */
function writeObject(value: object): string {
  const members = value as Readonly<Record<string, unknown>>;
  const names = Object.keys(members).sort((left, right) => (left < right ? -1 : 1));
  return `{${names.map((name) => `${writeString(name)}:${canonicalJson(members[name])}`).join(',')}}`;
}

/** Section 3.2.2.3: as ECMAScript writes a number (ECMA-262, Number::toString); minus zero is zero. */
function writeNumber(value: number): string {
  if (!Number.isFinite(value)) throw new TypeError(`${value} is no JSON number`);
  return value === 0 ? '0' : String(value);
}

/** Section 3.2.2.2: the seven short escapes, \u00xx for other control characters, everything else as it is. */
const SHORT: Readonly<Record<string, string>> = {
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\f': '\\f',
  '\r': '\\r',
  '"': '\\"',
  '\\': '\\\\',
};

function writeString(text: string): string {
  let written = '"';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    // Iterating gives whole code points; a surrogate by itself is half of one.
    if (code >= 0xd800 && code <= 0xdfff) throw new TypeError('half a surrogate pair is no text');
    const short = SHORT[character];
    if (short !== undefined) written += short;
    else if (code < 0x20) written += `\\u${code.toString(16).padStart(4, '0')}`;
    else written += character;
  }
  return `${written}"`;
}
