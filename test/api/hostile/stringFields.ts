import type { Operation } from '../../../api/contract/operation.js';
import { createOpenApiDocument } from '../../../api/contract/openApiDocument.js';

/** As much of JSON Schema as the description uses. */
export interface Schema {
  $ref?: string;
  type?: string | string[];
  properties?: Record<string, Schema>;
  required?: string[];
  items?: Schema;
  anyOf?: Schema[];
  oneOf?: Schema[];
  allOf?: Schema[];
  additionalProperties?: Schema | boolean;
  propertyNames?: Schema;
  enum?: unknown[];
  const?: unknown;
  default?: unknown;
  example?: unknown;
  examples?: unknown[];
  format?: string;
  minItems?: number;
  minimum?: number;
}

/** One step towards a field: a member of an object, the first item of a list, or one of several shapes. */
type Step = { member: string } | { item: 0 } | { shape: number };

/** A place in a body where a text stands. */
export interface StringField {
  readonly steps: readonly Step[];
  /** JSON Pointer (RFC 6901). */
  readonly pointer: string;
}

const description = JSON.parse(JSON.stringify(createOpenApiDocument({ version: 'test' }))) as {
  paths: Record<string, Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>>;
  components: { schemas: Record<string, Schema> };
};

/** A shape itself, where another only names it. */
export const resolve = (schema: Schema): Schema =>
  schema.$ref === undefined
    ? schema
    : resolve(description.components.schemas[schema.$ref.slice('#/components/schemas/'.length)] ?? {});

/** The shape of the body that the description gives an operation; undefined where it takes none. */
export const bodySchemaOf = ({ path, method, body }: Operation): Schema | undefined =>
  description.paths[path]?.[method]?.requestBody?.content[body?.contentType ?? '']?.schema;

const shapesOf = ({ anyOf, oneOf, allOf }: Schema): Schema[] =>
  [...(anyOf ?? []), ...(oneOf ?? []), ...(allOf ?? [])].filter((shape) => resolve(shape).type !== 'null');

const isText = ({ type }: Schema): boolean => [type ?? []].flat().includes('string');

/** A member of a map: one of those that it may have, or any. */
const memberOfMap = ({ propertyNames = {} }: Schema): string => {
  const [known] = resolve(propertyNames).enum ?? [];
  return typeof known === 'string' ? known : 'member';
};

/** Every place below a shape where a text may stand; lists have one item, maps one member. */
export function stringFields(
  schema: Schema,
  steps: readonly Step[] = [],
  within: readonly Schema[] = [],
): StringField[] {
  const own = resolve(schema);
  if (within.includes(own)) return [];
  const below = (inner: Schema, step: Step): StringField[] => stringFields(inner, [...steps, step], [...within, own]);
  const fields = shapesOf(own).flatMap((shape, at) => below(shape, { shape: at }));
  if (isText(own)) fields.push({ steps, pointer: pointerOf(steps) });
  for (const [member, inner] of Object.entries(own.properties ?? {})) fields.push(...below(inner, { member }));
  if (own.items !== undefined) fields.push(...below(own.items, { item: 0 }));
  if (typeof own.additionalProperties === 'object')
    fields.push(...below(own.additionalProperties, { member: memberOfMap(own) }));
  return fields;
}

function pointerOf(steps: readonly Step[]): string {
  const names = steps.flatMap((step) => ('member' in step ? [step.member] : 'item' in step ? ['0'] : []));
  return names.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** Something of a shape: its example where it has one, else the least that is required. */
export function sampleOf(schema: Schema): unknown {
  const own = resolve(schema);
  const given = own.example ?? own.examples?.[0] ?? own.const ?? own.enum?.[0] ?? own.default;
  if (given !== undefined) return given;
  const [shape] = shapesOf(own);
  if (shape !== undefined) return sampleOf(shape);
  switch ([own.type ?? 'object'].flat()[0]) {
    case 'string':
      return own.format === 'date' ? '2026-11-20' : own.format === 'date-time' ? '2026-11-20T08:00:00Z' : 'words';
    case 'array':
      return Array.from({ length: own.minItems ?? 0 }, () => sampleOf(own.items ?? {}));
    case 'integer':
    case 'number':
      return own.minimum ?? 1;
    case 'boolean':
      return true;
    default:
      return Object.fromEntries((own.required ?? []).map((name) => [name, sampleOf(own.properties?.[name] ?? {})]));
  }
}

/** A body with a text at one place; what is missing on the way there is made up. */
export function putText(schema: Schema, value: unknown, steps: readonly Step[], text: string): unknown {
  const [step, ...rest] = steps;
  if (step === undefined) return text;
  const own = resolve(schema);
  if ('shape' in step) {
    const shapes = shapesOf(own);
    const shape = shapes[step.shape] ?? {};
    return putText(shape, shapes.length === 1 ? value : sampleOf(shape), rest, text);
  }
  const around = value ?? sampleOf(own);
  if ('item' in step) {
    const [first, ...others] = Array.isArray(around) ? (around as unknown[]) : [];
    return [putText(own.items ?? {}, first, rest, text), ...others];
  }
  const members = (typeof around === 'object' ? around : {}) as Record<string, unknown>;
  const further = typeof own.additionalProperties === 'object' ? own.additionalProperties : {};
  const inner = own.properties?.[step.member] ?? further;
  return { ...members, [step.member]: putText(inner, members[step.member], rest, text) };
}
