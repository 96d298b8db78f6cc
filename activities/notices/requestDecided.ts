import { z } from 'zod';
import { idKindOf } from '../../domain/ids/prefixes.js';
import { parseRecordingKey } from '../../domain/ids/workflowIds.js';
import type { Json } from '../../domain/json.js';
import { findOpenAmendment, type AmendmentRow } from '../../prisma/queries/amendmentRequests.js';
import type { Change } from '../../prisma/queries/change.js';
import { findMessage } from '../../prisma/queries/counterpartyMessages.js';
import type { NoticeRow } from '../../prisma/queries/notices.js';
import { findOpenWithdrawal, type WithdrawalRow } from '../../prisma/queries/withdrawalRequests.js';
import type { ActivityDeps } from '../deps.js';
import { endAmendment } from '../effects/requests/endAmendment.js';
import { endWithdrawal } from '../effects/requests/endWithdrawal.js';
import { grantAmendment } from '../effects/requests/grantAmendment.js';
import { APPLIED, byCounterparty, ignored, type NoticeHandler, type Taken } from './noticeHandler.js';
import { tell } from './theirWord.js';

const Facts = z.object({
  request: z.string().optional(),
  reasons: z.array(z.record(z.string(), z.json())).default([]),
});

/** Customs grants a request (its decision 39): an amendment stands from now on; a withdrawal, once it invalidates. */
export const customsRequestGranted: NoticeHandler = async (deps, change, notice) => {
  const request = await findRequest(change, notice);
  if (request === undefined) return ignored('Customs decides on a request that is not undecided here.');
  return 'withdrawal' in request
    ? tell(change, notice, 'Customs consents to the withdrawal; its invalidation of the declaration follows.', 'all')
    : grant(deps, change, notice, request.amendment);
};

/** Customs denies a request (its decision 41): everything stays as it is. */
export const customsRequestDenied: NoticeHandler = async (_deps, change, notice) => {
  const request = await findRequest(change, notice);
  if (request === undefined) return ignored('Customs decides on a request that is not undecided here.');
  const end = { standing: 'denied', by: byCounterparty(notice), reasons: reasonsOf(notice) } as const;
  if ('withdrawal' in request) {
    const why = 'Customs does not consent to the withdrawal.';
    await endWithdrawal(change, request.withdrawal, { ...end, why });
  } else {
    await endAmendment(change, request.amendment, { ...end, why: 'Customs does not allow the change.' });
  }
  return APPLIED;
};

async function grant(deps: ActivityDeps, change: Change, notice: NoticeRow, request: AmendmentRow): Promise<Taken> {
  await grantAmendment(deps, change, request, { by: byCounterparty(notice), why: 'Customs allows the change.' });
  return APPLIED;
}

/** The undecided request at customs that a notice answers: by the key under which it was asked for. */
async function findRequest(
  { tx, declaration }: Change,
  notice: NoticeRow,
): Promise<{ amendment: AmendmentRow } | { withdrawal: WithdrawalRow } | undefined> {
  const { request: reference = notice.reference } = Facts.parse(notice.facts);
  const messageId = reference === null ? undefined : messageIn(reference);
  const message = messageId === undefined ? undefined : await findMessage(tx, messageId);
  if (message?.declarationId !== declaration.id) return undefined;
  const amendment = await findOpenAmendment(tx, declaration.id);
  if (message.kind === 'amend' && amendment?.id === message.subjectId && amendment.standing === 'authority')
    return { amendment };
  const withdrawal = await findOpenWithdrawal(tx, declaration.id);
  const isAsked = message.kind === 'request_withdrawal' && withdrawal?.id === message.subjectId;
  return isAsked && withdrawal !== undefined ? { withdrawal } : undefined;
}

/** The message whose key a reference is. */
function messageIn(reference: string): string | undefined {
  const key = parseRecordingKey(reference);
  const id = key.ok ? key.value.step.slice('message-'.length) : '';
  return idKindOf(id) === 'message' ? id : undefined;
}

const reasonsOf = ({ facts }: NoticeRow): Json => Facts.parse(facts).reasons;
