import { kindOf } from '../../domain/clearance/roles.js';
import { parseRecordingKey, parseWorkflowId } from '../../domain/ids/workflowIds.js';
import { DISPATCHER } from '../../prisma/actor.js';
import { findDeclaration } from '../../prisma/queries/declarations.js';
import {
  getNotice,
  getRawNotice,
  markNoticeInterpreted,
  markNoticeUninterpretable,
  type NoticeRow,
} from '../../prisma/queries/notices.js';
import type { Transaction } from '../../prisma/withActor.js';
import type { ServiceDeps } from '../serviceDeps.js';
import type { Interpretation } from './noticeInterpreters.js';
import { feedOf, placeFeed } from './placeFeed.js';

/**
 * Reads a stored notice with its counterparty's interpreter and finds the workflow it concerns. What cannot be read or
 * placed is kept with the reason, and tried again by later sweeps, which may run a release that understands it.
 * A feed of a marketplace's parcel is kept also while nothing waits for it.
 * @returns the notice as it stands then; undefined when no clearance has to be told
 */
export async function interpretNotice(deps: ServiceDeps, noticeId: string): Promise<NoticeRow | undefined> {
  const { counterparty, placed, kept } = await deps.record.withActor(DISPATCHER, async (tx) => {
    const { notice, raw } = await getRawNotice(tx, noticeId);
    const found = await interpret(deps, tx, notice, raw);
    const { status } = await getNotice(tx, noticeId);
    return { counterparty: notice.counterparty, placed: found, kept: status === 'applied' };
  });
  const outcome = placed === undefined && !kept ? 'uninterpretable' : 'interpreted';
  deps.meters.count('portolan_notices_total', { counterparty, outcome });
  return placed;
}

async function interpret(
  deps: ServiceDeps,
  tx: Transaction,
  notice: NoticeRow,
  raw: Uint8Array,
): Promise<NoticeRow | undefined> {
  const said = read(deps, notice, raw);
  if ('uninterpretable' in said) {
    await markNoticeUninterpretable(tx, notice.id, said.uninterpretable);
    return undefined;
  }
  const feed = feedOf(said);
  if (feed !== undefined) return placeFeed(tx, notice, feed, said, deps.clock().toISOString());
  const place = await findPlace(tx, said.reference);
  if (place === undefined) {
    await markNoticeUninterpretable(tx, notice.id, 'it answers a reference that was never given out');
    return undefined;
  }
  const { kind, reference, version, facts } = said;
  await markNoticeInterpreted(tx, notice.id, { kind, reference, version, facts, ...place });
  return getNotice(tx, notice.id);
}

function read({ interpreters, logger }: ServiceDeps, { id, counterparty }: NoticeRow, raw: Uint8Array): Interpretation {
  try {
    return (
      interpreters[kindOf(counterparty)]?.(raw) ?? { uninterpretable: `nothing reads the notices of ${counterparty}` }
    );
  } catch (thrown) {
    logger.error({ err: thrown, noticeId: id, counterparty }, 'interpreter failed');
    return { uninterpretable: 'the interpreter failed' };
  }
}

/** The workflow whose command a reference was the key of. */
async function findPlace(
  tx: Transaction,
  reference: string,
): Promise<{ declarationId: string; organisationId: string; workflowId: string } | undefined> {
  const key = parseRecordingKey(reference);
  if (!key.ok) return undefined;
  const { workflowId } = key.value;
  const workflow = parseWorkflowId(workflowId);
  if (!workflow.ok) return undefined;
  const { declarationId } = workflow.value;
  const declaration = await findDeclaration(tx, declarationId);
  return declaration && { declarationId, organisationId: declaration.organisationId, workflowId };
}
