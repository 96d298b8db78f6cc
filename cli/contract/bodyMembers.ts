import { z } from 'zod';
import type { Operation } from '../../api/contract/operation.js';
import { CliFault } from '../context.js';
import type { JsonValue } from '../scenario/jsonValue.js';

/** How a member of a request is given on the command line. */
export interface RequestMember {
  /** As on the wire. */
  name: string;
  kind: 'text' | 'number' | 'boolean' | 'texts' | 'json';
  required: boolean;
  description: string;
}

interface Shape {
  $ref?: string;
  type?: string;
  enum?: readonly unknown[];
  const?: unknown;
  anyOf?: readonly Shape[];
  oneOf?: readonly Shape[];
  items?: Shape;
  description?: string;
  properties?: Readonly<Record<string, Shape>>;
  required?: readonly string[];
}

/** The members of a request's body, or of the fields beside an uploaded file. */
export const bodyMembers = ({ body, fields }: Operation): RequestMember[] =>
  membersOf(fields ?? (body?.contentType === 'application/json' ? body.schema : undefined));

/** The members of a request's query. */
export const queryMembers = ({ query }: Operation): RequestMember[] => membersOf(query);

function membersOf(schema: z.ZodType | undefined): RequestMember[] {
  if (schema === undefined) return [];
  const root = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape & { $defs?: Named };
  const named = root.$defs;
  const { anyOf, oneOf, ...whole } = follow(root, named);
  const branches = (oneOf ?? anyOf ?? [whole]).map((branch) => follow(branch, named));
  const names = [...new Set(branches.flatMap(({ properties = {} }) => Object.keys(properties)))];
  return names.map((name) => {
    const shapes = branches.flatMap(({ properties }) => follow(properties?.[name], named) ?? []);
    const required = branches.every((branch) => branch.required?.includes(name) === true);
    const [first = {}] = shapes;
    const kind = kindOf({ ...first, ...(first.items && { items: follow(first.items, named) }) });
    return { name, kind, required, description: describe(shapes) };
  });
}

/** Shapes that have a name of their own stand beside the rest, and are referred to. */
type Named = Readonly<Record<string, Shape>>;

function follow(shape: Shape, named?: Named): Shape;
function follow(shape: Shape | undefined, named?: Named): Shape | undefined;
function follow(shape: Shape | undefined, named: Named = {}): Shape | undefined {
  if (shape?.$ref === undefined) return shape;
  const { $ref, ...own } = shape;
  return { ...named[$ref.replace('#/$defs/', '')], ...own };
}

function kindOf({ type, items, const: only }: Shape): RequestMember['kind'] {
  if (type === 'string' || typeof only === 'string') return 'text';
  if (type === 'number' || type === 'integer') return 'number';
  if (type === 'boolean') return 'boolean';
  if (type === 'array' && items?.type === 'string') return 'texts';
  return 'json';
}

/** What is said of a member, by any of the shapes a body may have. */
function describe(shapes: readonly Shape[]): string {
  const words = shapes.flatMap((shape) => shape.enum ?? (shape.const === undefined ? [] : [shape.const]));
  const list = words.length === 0 ? [] : [`one of ${[...new Set(words)].join(', ')}`];
  return [...new Set(shapes.flatMap(({ description }) => description ?? [])), ...list].join('; ');
}

/**
 * A value as the wire has it. What the API has to say of it, it says itself, with a pointer.
 * @throws CliFault where a text cannot be read as what it should be
 */
export function readMember({ name, kind }: RequestMember, given: string | readonly string[]): JsonValue {
  if (typeof given !== 'string') return [...given];
  switch (kind) {
    case 'text':
      return given;
    case 'texts':
      return [given];
    case 'number': {
      const number = Number(given);
      if (given.trim() === '' || Number.isNaN(number)) throw new CliFault(`${name} takes a number, not ${given}.`);
      return number;
    }
    case 'boolean':
      if (given !== 'true' && given !== 'false') throw new CliFault(`${name} takes true or false, not ${given}.`);
      return given === 'true';
    case 'json':
      return readJson(name, given);
  }
}

/** JSON as it was written on the command line. */
function readJson(name: string, given: string): JsonValue {
  try {
    return JSON.parse(given) as JsonValue;
  } catch {
    throw new CliFault(`${name} takes JSON, not ${given}.`);
  }
}
