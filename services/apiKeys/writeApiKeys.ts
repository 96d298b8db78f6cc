import { randomBytes } from 'node:crypto';
import { shownOf, writeApiKey, type KeyRole, type Mode } from '../../domain/access/apiKey.js';
import {
  createApiKey as createRow,
  lockApiKey,
  replaceApiKey,
  revokeApiKey as revokeRow,
  type ApiKeyRow,
} from '../../prisma/queries/apiKeys.js';
import type { Transaction } from '../../prisma/withActor.js';
import { actorOf } from '../actorOf.js';
import { modeOf } from '../authenticate.js';
import type { Caller } from '../caller.js';
import { idOf, type RequestKey } from '../idempotency/requestKey.js';
import { authorise } from '../permissions/authorise.js';
import type { UseCase } from '../permissions/table.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** A key with the text by which its program asks. Nobody is ever shown it again. */
export interface NewApiKey {
  key: ApiKeyRow;
  secret: string;
}

const HOUR_MS = 3_600_000;
/** 256 bits. */
const SECRET_BYTES = 32;

/**
 * Makes a key of the caller's firm.
 * @param input.expiresAt null for one that does not end by itself
 * Throws `ACCESS.PERSON_REQUIRED`, `ACCESS.TEST_MODE_NOT_HERE`, `REQUEST.BODY_INVALID`.
 */
export async function createApiKey(
  deps: ServiceDeps,
  caller: Caller,
  input: { name: string; role: KeyRole; mode: Mode; expiresAt: string | null; key: RequestKey },
): Promise<NewApiKey> {
  authorise(caller, 'createApiKey');
  const { key, ...own } = input;
  if (own.mode === 'test' && modeOf(deps) === 'live') throw new ServiceProblem('ACCESS.TEST_MODE_NOT_HERE');
  const now = deps.clock();
  if (own.expiresAt !== null && Date.parse(own.expiresAt) <= now.getTime()) {
    const fault = { pointer: '/expires_at', code: 'REQUEST.FIELD_INVALID', message: 'must lie in the future' };
    throw new ServiceProblem('REQUEST.BODY_INVALID', { faults: [fault] });
  }
  return deps.record.withActor(actorOf(caller), (tx) => makeKey(tx, caller, idOf('apiKey', key), own, now));
}

/**
 * Makes a key that takes the place of one in use: of the same name, role and mode. The old one works on for the overlap.
 * @param input.overlapHours 0 ends the old one at once
 * Throws `KEY.NOT_FOUND`, `KEY.NOT_IN_USE`, `ACCESS.PERSON_REQUIRED`.
 */
export async function rotateApiKey(
  deps: ServiceDeps,
  caller: Caller,
  input: { keyId: string; overlapHours: number; key: RequestKey },
): Promise<NewApiKey & { replaced: ApiKeyRow }> {
  const now = deps.clock();
  return deps.record.withActor(actorOf(caller), async (tx) => {
    const old = await getKeyInUse(tx, caller, 'rotateApiKey', input.keyId, now);
    const { name, role, mode, expiresAt } = old;
    const made = await makeKey(tx, caller, idOf('apiKey', input.key), { name, role, mode, expiresAt }, now);
    const ends = now.getTime() + input.overlapHours * HOUR_MS;
    const endsAt = new Date(expiresAt === null ? ends : Math.min(ends, Date.parse(expiresAt))).toISOString();
    const replaced = await replaceApiKey(tx, old, { replacedBy: made.key.id, expiresAt: endsAt }, doneBy(caller, now));
    return { ...made, replaced };
  });
}

/** Ends a key at once; one that was revoked already stays so. Throws `KEY.NOT_FOUND`, `ACCESS.PERSON_REQUIRED`. */
export async function revokeApiKey(deps: ServiceDeps, caller: Caller, keyId: string): Promise<ApiKeyRow> {
  const now = deps.clock();
  return deps.record.withActor(actorOf(caller), async (tx) => {
    const key = await getOwnKey(tx, caller, 'revokeApiKey', keyId);
    return key.revokedAt === null ? revokeRow(tx, key, doneBy(caller, now)) : key;
  });
}

async function makeKey(
  tx: Transaction,
  caller: Caller,
  id: string,
  own: Pick<ApiKeyRow, 'name' | 'role' | 'mode' | 'expiresAt'>,
  now: Date,
): Promise<NewApiKey> {
  const secret = randomBytes(SECRET_BYTES).toString('base64url');
  const { mode } = own;
  const key = await createRow(
    tx,
    { ...own, id, organisationId: caller.organisationId, shown: shownOf(mode, id), secret },
    doneBy(caller, now),
  );
  return { key, secret: writeApiKey({ mode, id, secret }) };
}

async function getOwnKey(tx: Transaction, caller: Caller, useCase: UseCase, keyId: string): Promise<ApiKeyRow> {
  authorise(caller, useCase);
  const key = await lockApiKey(tx, keyId);
  if (key === undefined || key.organisationId !== caller.organisationId) throw new ServiceProblem('KEY.NOT_FOUND');
  return key;
}

async function getKeyInUse(
  tx: Transaction,
  caller: Caller,
  useCase: UseCase,
  keyId: string,
  now: Date,
): Promise<ApiKeyRow> {
  const key = await getOwnKey(tx, caller, useCase, keyId);
  const isOver = key.revokedAt !== null || (key.expiresAt !== null && Date.parse(key.expiresAt) <= now.getTime());
  if (isOver || key.replacedBy !== null) throw new ServiceProblem('KEY.NOT_IN_USE');
  return key;
}

const doneBy = ({ personId: actor, role }: Caller, now: Date) => ({ actor, role, at: now.toISOString() });
