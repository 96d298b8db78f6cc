import type { Prisma } from '../client/client.js';
import { RecordError } from '../recordErrors.js';
import type { KeyRing } from './keyRing.js';
import { findPersonalColumns, type PersonalColumns } from './personalColumns.js';
import { needsSealing, sealRow } from './sealRow.js';
import { SubjectKeys, type Subject } from './subjectKeys.js';
import { collectSubjects, openAll } from './walk.js';

type Data = Record<string, unknown>;
/** What writes nothing that could be sealed. What is neither here nor sealed below is refused. */
const WRITES_NO_TEXT: ReadonlySet<string> = new Set([
  ...['findUnique', 'findUniqueOrThrow', 'findFirst', 'findFirstOrThrow', 'findMany'],
  ...['count', 'aggregate', 'groupBy', 'delete', 'deleteMany'],
]);
type Method = (args?: Data) => Promise<unknown>;
type Delegate = Readonly<Record<string, Method>>;

const keysOfTransaction = new WeakMap<object, SubjectKeys>();
const rawOfTransaction = new WeakMap<object, Prisma.TransactionClient>();

/** The same transaction, in which rows are read as they stand, sealed: for holding them against their hashes. */
export const unopened = (tx: Prisma.TransactionClient): Prisma.TransactionClient => rawOfTransaction.get(tx) ?? tx;

/** The keys of subjects in a transaction, for what is written by a statement of our own. */
export function subjectKeysOf(tx: object): SubjectKeys {
  const keys = keysOfTransaction.get(tx);
  if (keys === undefined) throw new RecordError('RECORD.MISSING', 'a transaction that seals nothing');
  return keys;
}

/**
 * A transaction in which whatever is personal is sealed as it is written and opened as it is read. What statements of our
 * own write is sealed by them (`sealing.ts`); what they read is opened here like everything else.
 * @param raw the client's own transaction
 * @param ring keys that wrap the keys of subjects
 */
export function sealTransaction(raw: Prisma.TransactionClient, ring: KeyRing): Prisma.TransactionClient {
  const keys = new SubjectKeys(raw, ring);
  const delegates = new Map<PropertyKey, unknown>();
  // An empty object stands behind it: what the client makes of its own may not be answered differently.
  const sealed = new Proxy({} as Prisma.TransactionClient, {
    get(_target, property) {
      const member: unknown = Reflect.get(raw, property, raw);
      if (property === '$queryRaw' || property === '$queryRawUnsafe')
        return async (...args: unknown[]) => open(keys, await (Reflect.apply(member as Method, raw, args) as unknown));
      if (typeof member === 'function') return (member as Method).bind(raw);
      const columns = typeof property === 'string' ? findPersonalColumns(property) : undefined;
      if (columns === undefined) return member;
      const known = delegates.get(property) ?? sealDelegate(member as Delegate, columns, keys);
      delegates.set(property, known);
      return known;
    },
  });
  keysOfTransaction.set(sealed, keys);
  rawOfTransaction.set(sealed, raw);
  return sealed;
}

async function open(keys: SubjectKeys, read: unknown): Promise<unknown> {
  const subjects = collectSubjects(read);
  return subjects.size === 0 ? read : openAll(read, await keys.load(subjects));
}

function sealDelegate(delegate: Delegate, columns: PersonalColumns, keys: SubjectKeys): unknown {
  return new Proxy(
    {},
    {
      get(_target, property) {
        const method: unknown = Reflect.get(delegate, property, delegate);
        if (typeof method !== 'function' || typeof property !== 'string') return method;
        const call = (method as Method).bind(delegate);
        return async (args?: Data) =>
          open(keys, await call(await sealArguments(delegate, columns, keys, property, args)));
      },
    },
  );
}

async function sealArguments(
  delegate: Delegate,
  columns: PersonalColumns,
  keys: SubjectKeys,
  method: string,
  args: Data | undefined,
): Promise<Data | undefined> {
  const seal = (data: Data, where?: Data): Promise<Data> => sealData(delegate, columns, keys, data, where);
  const { data, where, create, update } = args ?? {};
  switch (method) {
    case 'create':
      return { ...args, data: await seal(data as Data) };
    case 'createMany':
    case 'createManyAndReturn':
      return { ...args, data: await inTurn([data].flat() as Data[], (one) => seal(one)) };
    case 'update':
    case 'updateMany':
    case 'updateManyAndReturn':
      return { ...args, data: await seal(data as Data, where as Data) };
    case 'upsert': {
      const { [columns.subject]: subject } = create as Data;
      return {
        ...args,
        create: await seal(create as Data),
        update: await seal(update as Data, { ...(where as Data), [columns.subject]: subject }),
      };
    }
    default:
      if (WRITES_NO_TEXT.has(method)) return args;
      throw new RecordError('RECORD.MISSING', `${method} of a sealed table is not known to seal`);
  }
}

async function inTurn(rows: readonly Data[], seal: (row: Data) => Promise<Data>): Promise<Data[]> {
  const sealed: Data[] = [];
  for (const row of rows) sealed.push(await seal(row));
  return sealed;
}

async function sealData(
  delegate: Delegate,
  columns: PersonalColumns,
  keys: SubjectKeys,
  data: Data,
  where: Data | undefined,
): Promise<Data> {
  const moves = columns.kind !== 'consignee' && where !== undefined && data.declarationId !== undefined;
  if (!moves && !needsSealing(columns, data)) return data;
  const ids = await findSubjects(delegate, columns, data, where);
  if (moves) await keys.belong(ids, data.declarationId as string | null);
  if (!needsSealing(columns, data)) return data;
  const [id, ...others] = ids;
  // What belongs to no case, such as the proposal of a pack, is nobody's personal data.
  if (id === undefined) return data;
  if (others.length > 0) throw new RecordError('RECORD.MISSING', 'one text was written about several subjects at once');
  return sealRow(keys, columns, subjectOf(columns, id, data), data);
}

function subjectOf({ kind }: PersonalColumns, id: string, { organisationId, declarationId }: Data): Subject {
  const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);
  return { id, kind, organisationId: text(organisationId), declarationId: text(declarationId) };
}

/** Ids of the subjects that rows are about which are written: of one by its data, of others by what stands in them. */
async function findSubjects(
  delegate: Delegate,
  { subject }: PersonalColumns,
  data: Data,
  where: Data | undefined,
): Promise<string[]> {
  const named = (where === undefined ? data : where)[subject];
  if (typeof named === 'string') return [named];
  if (where === undefined) return [];
  // A condition on a unique key of several columns is written under one name; the columns are what counts here.
  const flat = Object.fromEntries(
    Object.entries(where).flatMap(([name, value]) =>
      name.includes('_') ? Object.entries(value as Data) : [[name, value]],
    ),
  );
  const rows = (await delegate.findMany?.({ where: flat, select: { [subject]: true } })) as Data[];
  const ids = rows.map((row) => row[subject]).filter((id): id is string => typeof id === 'string');
  return [...new Set(ids)];
}
