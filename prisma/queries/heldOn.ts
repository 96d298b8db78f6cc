import type { Json } from '../../domain/json.js';
import { PERSONAL_COLUMNS, type PersonalModel } from '../sealing/personalColumns.js';
import type { Transaction } from '../withActor.js';

/** Rows by table, as they are read: opened, or shown as erased. */
export type Held = Record<string, Json[]>;

type Find = { findMany(args: { where: Record<string, unknown> }): Promise<object[]> };

/** Everything that is held of a case and the people in it, table by table; tables that hold nothing are left out. */
export async function listHeldOnCase(tx: Transaction, declarationId: string): Promise<Held> {
  const held: Held = {};
  for (const [model, { subject }] of Object.entries(PERSONAL_COLUMNS)) {
    const where = model === 'declaration' ? { id: declarationId } : { declarationId };
    const belongs = model === 'declaration' || subject === 'declarationId' || OF_A_CASE.has(model);
    if (belongs) await keep(tx, held, model as PersonalModel, where);
  }
  return held;
}

/** Tables with subjects of their own whose rows may belong to a case. */
const OF_A_CASE = new Set<string>(['notice', 'orderFeed', 'document'] satisfies PersonalModel[]);

/** Everything that is held of a person of a firm or an authority: name, access, and what they did. */
export async function listHeldOnPerson(tx: Transaction, personId: string): Promise<Held> {
  const held: Held = {};
  await keep(tx, held, 'person', { id: personId });
  await keep(tx, held, 'act', { personId });
  await keep(tx, held, 'document', { uploadedBy: personId });
  // What was proposed, and why, stands in the act; why somebody signed stands here alone. The first one's reason is not theirs.
  const signed = await tx.proposal.findMany({ where: { signedBy: personId }, omit: { reason: true, payload: true } });
  if (signed.length > 0) held.proposal = signed.map(toJson);
  await keep(tx, held, 'timelineEntry', { actor: personId });
  const tokens = await tx.accessToken.findMany({ where: { personId }, omit: { tokenHash: true } });
  if (tokens.length > 0) held.accessToken = tokens.map(toJson);
  const declared = await tx.declaration.findMany({ where: { declarantPersonId: personId }, select: { id: true } });
  if (declared.length > 0) held.declaration = declared.map(toJson);
  return held;
}

/** What somebody is in organisations, by which sign-ins they are known, and their sessions. Needs AUTHENTICATION. */
export async function listAccessOf(tx: Transaction, personId: string): Promise<Held> {
  const where = { personId };
  const rows: Record<string, object[]> = {
    membership: await tx.membership.findMany({ where }),
    identity: await tx.identity.findMany({ where }),
    session: await tx.session.findMany({ where, omit: { secretHash: true, sealed: true } }),
  };
  const held = Object.entries(rows).filter(([, found]) => found.length > 0);
  return Object.fromEntries(held.map(([table, found]) => [table, found.map(toJson)]));
}

async function keep(tx: Transaction, held: Held, model: PersonalModel, where: Record<string, unknown>): Promise<void> {
  // Every model has it; which one is meant is only known here.
  const delegate = tx[model] as unknown as Find;
  const rows = await delegate.findMany({ where });
  if (rows.length > 0) held[model] = rows.map(toJson);
}

/** A row as JSON: instants, decimals and big numbers as text, bytes as the text that they are. */
function toJson(row: object): Json {
  const plain = Object.entries(row).map(([name, value]: [string, unknown]) => [
    name,
    value instanceof Uint8Array
      ? Buffer.from(value).toString('utf8')
      : typeof value === 'bigint'
        ? String(value)
        : value,
  ]);
  return JSON.parse(JSON.stringify(Object.fromEntries(plain))) as Json;
}
