import { isUtf8 } from 'node:buffer';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { isCounterparty } from '../../domain/clearance/roles.js';
import { DISPATCHER } from '../../prisma/actor.js';
import { storeNotice } from '../../prisma/queries/notices.js';
import { deliverNotice } from '../delivery/deliverNotice.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** A notice as it came over the wire; the headers are those of Standard Webhooks. */
export interface IncomingNotice {
  counterparty: string;
  rawBody: Buffer;
  webhookId: string | undefined;
  webhookTimestamp: string | undefined;
  webhookSignature: string | undefined;
}

const MESSAGE_ID = /^[\x21-\x7e]{1,200}$/;
/** Seconds since the epoch, and nothing else. */
const TIMESTAMP = /^\d{1,12}$/;

/**
 * Takes in a counterparty's notice: signature over the raw bytes and clock window first, then stored as it came, then
 * answered; reading and delivering it go on after the answer. The same message again is the same row, so it gets the
 * same answer and has no second effect; rows are never deleted, so that holds however late it comes, and whatever else
 * is sent under its id. The window is five minutes either way, and signatures are compared in the same time whatever
 * they are (Standard Webhooks).
 * Throws `REQUEST.NOT_FOUND`, `NOTICE.SIGNATURE_INVALID`, `NOTICE.TIMESTAMP_STALE`.
 */
export async function receiveNotice(deps: ServiceDeps, incoming: IncomingNotice): Promise<{ noticeId: string }> {
  const { counterparty, rawBody } = incoming;
  const secret = deps.config.counterpartySecrets[counterparty];
  if (!isCounterparty(counterparty) || secret === undefined) throw new ServiceProblem('REQUEST.NOT_FOUND');
  const externalId = verify([secret].flat(), incoming);
  const at = deps.clock().toISOString();
  const { id, isNew } = await deps.record.withActor(DISPATCHER, (tx) =>
    storeNotice(tx, { counterparty, externalId, raw: rawBody, at }),
  );
  deps.meters.count('portolan_notices_total', { counterparty, outcome: isNew ? 'received' : 'repeated' });
  deps.background.start('deliverNotice', () => deliverNotice(deps, id));
  return { noticeId: id };
}

/** Checks the signature against each secret that is valid now. Answers the message's id. */
function verify(secrets: readonly string[], incoming: IncomingNotice): string {
  const { webhookId, webhookTimestamp, webhookSignature, rawBody } = incoming;
  if (
    webhookId === undefined ||
    webhookTimestamp === undefined ||
    webhookSignature === undefined ||
    !MESSAGE_ID.test(webhookId) ||
    !TIMESTAMP.test(webhookTimestamp) ||
    // The signature is checked over text: bytes that are none would be checked as something else than what is kept.
    !isUtf8(rawBody)
  ) {
    throw new ServiceProblem('NOTICE.SIGNATURE_INVALID');
  }
  const headers = {
    'webhook-id': webhookId,
    'webhook-timestamp': webhookTimestamp,
    'webhook-signature': webhookSignature,
  };
  let stale = false;
  for (const secret of secrets) {
    try {
      new Webhook(secret).verify(rawBody, headers, { jsonParse: false });
      return webhookId;
    } catch (thrown) {
      if (!(thrown instanceof WebhookVerificationError)) throw thrown;
      stale ||= /timestamp too (old|new)/i.test(thrown.message);
    }
  }
  throw new ServiceProblem(stale ? 'NOTICE.TIMESTAMP_STALE' : 'NOTICE.SIGNATURE_INVALID');
}
