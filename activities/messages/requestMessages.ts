import { z } from 'zod';
import { clearanceWorkflowId, recordingKey } from '../../domain/ids/workflowIds.js';
import type { Json } from '../../domain/json.js';
import { getAmendment } from '../../prisma/queries/amendmentRequests.js';
import { setFlags, type Change } from '../../prisma/queries/change.js';
import { findCall } from '../../prisma/queries/counterpartyCalls.js';
import { findMessageOf, type MessageRow } from '../../prisma/queries/counterpartyMessages.js';
import { listPermitsUsed } from '../../prisma/queries/permits.js';
import type { DoneBy } from '../../prisma/queries/timeline.js';
import { findOpenWithdrawal } from '../../prisma/queries/withdrawalRequests.js';
import { RecordError } from '../../prisma/recordErrors.js';
import type { CallSubject } from '../calls/callOut.js';
import { openPresentation } from '../effects/openPresentation.js';
import { beginRequestWait } from '../effects/requests/beginRequestWait.js';
import { endAmendment } from '../effects/requests/endAmendment.js';
import { endWithdrawal } from '../effects/requests/endWithdrawal.js';
import type { MessageHandler } from './messageKinds.js';

const BY_CUSTOMS: DoneBy = { actor: 'customs', role: 'counterparty' };
const BY_OPERATOR: DoneBy = { actor: 'system', role: 'system' };

const Version = z.object({ version: z.int() });
const versionOf = ({ payload }: MessageRow): number => Version.parse(payload).version;

/** Asks customs for a change of what is declared, or tells it of one that was decided here. */
export const amend: MessageHandler = {
  counterparty: 'customs',
  operation: 'amend',
  version: versionOf,
  send: async ({ adapters }, { declaration }, message, tx) => {
    const { data, reason } = await getAmendment(tx, declaration.id, subjectOf(message));
    const permits = (await listPermitsUsed(tx, declaration.id)).map(({ permitType, number }) => ({
      permitType,
      permitNumber: number,
    }));
    const own = { ...mrnOf(declaration), ducr: declaration.ducr ?? '', declarationVersion: versionOf(message), reason };
    return (command) => adapters.customs.amend({ ...command, ...own, message: { declaration: data, permits } });
  },
  settle: async (deps, change, message, outcome) => {
    const request = await getAmendment(change.tx, change.declaration.id, subjectOf(message));
    // Decided here, or by a notice that was faster than the answer.
    if (request.standing !== 'authority') return;
    if (outcome === 'sent') return beginRequestWait(deps, change);
    const [by, why] =
      outcome === 'refused'
        ? ([BY_CUSTOMS, 'Customs refuses the change in its answer.'] as const)
        : ([BY_OPERATOR, 'The request could not be put to customs: ask again later.'] as const);
    await endAmendment(change, request, { standing: 'denied', by, why, reasons: await reasonsOf(change, message) });
  },
};

/** Takes back what customs was asked; only it can say whether it is still in time. */
export const cancelAmendment: MessageHandler = {
  counterparty: 'customs',
  operation: 'cancel_amendment',
  version: versionOf,
  send: async ({ adapters }, { declaration }, message, tx) => {
    const asked = await findMessageOf(tx, 'amend', subjectOf(message));
    if (asked === undefined) throw new RecordError('RECORD.MISSING', `${subjectOf(message)} was never asked for`);
    const amendment = messageKey(declaration.id, asked.id);
    const own = { ...mrnOf(declaration), amendment, reason: 'taken back by the declarant' };
    return (command) => adapters.customs.cancelAmendment({ ...command, ...own });
  },
  settle: async (_deps, change, message, outcome) => {
    const request = await getAmendment(change.tx, change.declaration.id, subjectOf(message));
    if (request.standing !== 'authority' || outcome !== 'sent') return;
    const why = 'Customs no longer looks at the request: it was taken back in time.';
    await endAmendment(change, request, { standing: 'cancelled', by: BY_CUSTOMS, why });
  },
};

/** Asks customs for consent to a withdrawal: its invalidation grants it. */
export const requestWithdrawal: MessageHandler = {
  counterparty: 'customs',
  operation: 'cancel',
  send: async ({ adapters }, { declaration }, _message, tx) => {
    const request = await findOpenWithdrawal(tx, declaration.id);
    const own = { ...mrnOf(declaration), reason: request?.reason ?? 'withdrawn by the declarant' };
    return (command) => adapters.customs.cancel({ ...command, ...own });
  },
  settle: async (deps, change, message, outcome) => {
    const request = await findOpenWithdrawal(change.tx, change.declaration.id);
    if (request?.id !== message.subjectId) return;
    if (outcome === 'sent') return beginRequestWait(deps, change);
    const [by, why] =
      outcome === 'refused'
        ? ([BY_CUSTOMS, 'Customs refuses the withdrawal in its answer.'] as const)
        : ([BY_OPERATOR, 'The request could not be put to customs: ask again later.'] as const);
    await endWithdrawal(change, request, { standing: 'denied', by, why, reasons: await reasonsOf(change, message) });
  },
};

const Presentation = z.object({ place: z.string(), prelodged_expiry: z.string().nullable() });

/** Tells customs that the goods have come. Where it refuses, they are still to be presented, in the time there was. */
export const presentGoods: MessageHandler = {
  counterparty: 'customs',
  operation: 'present_goods',
  send: ({ adapters }, _subject, message) => {
    const { place } = Presentation.parse(message.payload);
    return Promise.resolve((command) => adapters.customs.presentGoods({ ...command, place }));
  },
  settle: async (_deps, change, message, outcome) => {
    const { declaration } = change;
    if (outcome !== 'refused' || declaration.state !== 'PRELODGED') return;
    const { prelodged_expiry: expiry } = Presentation.parse(message.payload);
    setFlags(change, { goods_presented: false });
    declaration.deadlines = expiry === null ? {} : { prelodged_expiry: expiry };
    await openPresentation(change);
  },
};

/** Key under which a message is sent; notices that answer it carry it as their reference. */
export const messageKey = (declarationId: string, messageId: string): string =>
  recordingKey(clearanceWorkflowId(declarationId), `message-${messageId}`, 1);

const Refused = z.object({ reasons: z.array(z.record(z.string(), z.json())) });

/** The reasons in the answer that refused; none where there was no answer. */
async function reasonsOf({ tx, declaration }: Change, { id }: MessageRow): Promise<Json> {
  const answer = Refused.safeParse((await findCall(tx, messageKey(declaration.id, id)))?.answer);
  return answer.success ? answer.data.reasons : [];
}

const mrnOf = ({ mrn }: CallSubject['declaration']): { mrn?: string } => (mrn === null ? {} : { mrn });

function subjectOf({ id, subjectId }: MessageRow): string {
  if (subjectId === null) throw new RecordError('RECORD.MISSING', `message ${id} names no request`);
  return subjectId;
}
