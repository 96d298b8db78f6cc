import type { Json } from '../../domain/json.js';
import { listPermitsOnFile } from '../../prisma/queries/permits.js';
import type { Transaction } from '../../prisma/withActor.js';
import { isJsonObject } from './mergePatch.js';

/** Something that was not taken over, and why. The pointer leads into the data it came from. */
export interface LeftOut {
  pointer: string;
  why: string;
}

/** Data that another declaration may begin with, and what was left out of it. */
export interface ReusableData {
  data: Json;
  leftOut: readonly LeftOut[];
}

/** Members that name one declaration, sale or parcel and nothing else; `*` stands for every item. */
const OF_ONE_PARCEL: readonly LeftOut[] = [
  { pointer: '/lrn', why: 'A local reference names one declaration.' },
  { pointer: '/ucr', why: 'A consignment reference names one consignment.' },
  { pointer: '/invoice/number', why: 'An invoice belongs to one sale.' },
  { pointer: '/invoice/date', why: 'An invoice belongs to one sale.' },
  { pointer: '/marketplace_order', why: 'An order belongs to one sale.' },
  { pointer: '/exportation_date', why: 'Each consignment leaves on a day of its own.' },
  { pointer: '/transport_document', why: 'A transport document names one consignment.' },
  { pointer: '/sscc', why: 'A serial shipping container code names one parcel.' },
  { pointer: '/container_number', why: 'Which container carries a parcel is known for one parcel at a time.' },
  { pointer: '/quote_id', why: 'A quote was given for one sale, on one day.' },
  { pointer: '/items/*/preference', why: 'A certificate of origin is issued for one consignment.' },
];

const GONE = 'The permit is not on file any more, was revoked, or has run out.';

/** Whose permits count, and on which day. */
interface Owner {
  organisationId: string;
  /** YYYY-MM-DD */
  date: string;
}

/** Takes out of a declaration's data what another declaration cannot begin with. */
export async function takeReusable(tx: Transaction, data: Json, owner: Owner): Promise<ReusableData> {
  const leftOut: LeftOut[] = [];
  let kept = data;
  for (const { pointer, why } of OF_ONE_PARCEL) {
    const taken = without(kept, pointer.slice(1).split('/'), '');
    kept = taken.data;
    leftOut.push(...taken.pointers.map((found) => ({ pointer: found, why })));
  }
  const permits = await keepPermits(tx, kept, owner);
  return { data: permits.data, leftOut: [...leftOut, ...permits.leftOut] };
}

/** The data without a member, and where it stood: a pointer for each place that a `*` led to. */
function without(data: Json, [name = '', ...rest]: readonly string[], at: string): { data: Json; pointers: string[] } {
  if (Array.isArray(data) && name === '*') {
    const elements = (data as readonly Json[]).map((element, index) => without(element, rest, `${at}/${index}`));
    return { data: elements.map((element) => element.data), pointers: elements.flatMap(({ pointers }) => pointers) };
  }
  const member = isJsonObject(data) ? data[name] : undefined;
  if (!isJsonObject(data) || member === undefined) return { data, pointers: [] };
  const { [name]: _taken, ...others } = data;
  if (rest.length === 0) return { data: others, pointers: [`${at}/${name}`] };
  const inner = without(member, rest, `${at}/${name}`);
  return { data: { ...data, [name]: inner.data }, pointers: inner.pointers };
}

async function keepPermits(tx: Transaction, data: Json, { organisationId, date }: Owner): Promise<ReusableData> {
  const named = isJsonObject(data) ? data.permits_on_file : undefined;
  if (!isJsonObject(data) || !Array.isArray(named)) return { data, leftOut: [] };
  const ids = named as readonly Json[];
  const onFile = await listPermitsOnFile(tx, organisationId);
  const inForce = new Set<Json>(
    onFile.filter(({ status, validUntil }) => status === 'valid' && validUntil >= date).map(({ id }) => id),
  );
  const kept = ids.filter((id) => inForce.has(id));
  const leftOut = ids.flatMap((id, index) =>
    inForce.has(id) ? [] : [{ pointer: `/permits_on_file/${index}`, why: GONE }],
  );
  const { permits_on_file: _named, ...others } = data;
  return { data: kept.length === 0 ? others : { ...others, permits_on_file: kept }, leftOut };
}
