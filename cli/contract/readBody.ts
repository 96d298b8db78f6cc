import { readFileSync } from 'node:fs';
import { CliFault } from '../context.js';
import { asText, type JsonValue } from '../scenario/jsonValue.js';

/** What the options of every generated command may say of the body. */
export interface BodyOptions {
  body?: string;
  set?: readonly string[];
}

type JsonObject = Record<string, JsonValue>;

/**
 * The body of a request: a file's, then the values of options by name, then those set at JSON pointers.
 * @throws CliFault where a file cannot be read, or a pointer leads through a value
 */
export function readBody({ body, set = [] }: BodyOptions, members: JsonObject): JsonObject {
  const whole: JsonObject = { ...(body === undefined ? {} : readObject(body)), ...members };
  for (const pair of set) {
    const [, pointer, text] = /^((?:\/[^/=]+)+)=(.*)$/s.exec(pair) ?? [];
    if (pointer === undefined || text === undefined)
      throw new CliFault(`--set takes a JSON pointer and a value, such as /data/incoterm=DAP, not ${pair}.`);
    setAt(whole, pointer, readValue(text));
  }
  return whole;
}

/** JSON where it is some, such as 3, true or {"amount":"1.00"}; else the text itself. */
function readValue(text: string): JsonValue {
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return text;
  }
}

/** Puts a value at a pointer and makes what leads there. */
function setAt(whole: JsonObject, pointer: string, value: JsonValue): void {
  const parts = pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = parts.pop() ?? '';
  let holder: JsonObject = whole;
  parts.forEach((part, index) => {
    // What is not there yet is made: a list where its first place is named, else an object.
    const inner = (holder[part] ??= (parts[index + 1] ?? last) === '0' ? [] : {});
    if (inner === null || typeof inner !== 'object')
      throw new CliFault(`--set ${pointer} leads through ${asText(inner)}.`);
    // A list is an object by number, and JSON pointers name its places so.
    holder = inner as JsonObject;
  });
  holder[last] = value;
}

function readObject(file: string): JsonObject {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, 'utf8'));
  } catch (fault) {
    throw new CliFault(`${file} cannot be read as JSON: ${fault instanceof Error ? fault.message : String(fault)}`);
  }
  if (json === null || typeof json !== 'object' || Array.isArray(json)) throw new CliFault(`${file} holds no object.`);
  return json as JsonObject;
}
