import type { Application, Request, Response } from 'express';
import { urlencoded } from 'express';
import { z } from 'zod';
import { planOf } from '../service/commandRoutes.js';
import { answerWithFaults, meetFaultBefore } from '../service/requestFaults.js';
import type { ServiceParts } from '../service/serviceParts.js';
import type { IntentRecord } from './intentRecord.js';
import type { Intents } from './intents.js';

/** What a payer sends: nothing, or that the attempt shall fail. */
const PayFormSchema = z.object({ outcome: z.enum(['succeed', 'fail']).default('succeed') });

/** The hosted page where somebody pays: `GET` shows it, `POST /intents/:id/pay` pays. Paying again charges nothing. */
export function addPayPage(app: Application, intents: Intents, parts: ServiceParts): void {
  app.get('/intents/:id/pay', (request, response) => {
    const intent = intents.find(request.params.id);
    if (!intent) return void response.status(404).type('text').send('There is no such payment.');
    response.type('html').send(renderPage(intent));
  });
  app.post('/intents/:id/pay', urlencoded({ extended: false }), (request, response) =>
    pay(request.params.id, intents, parts, request, response),
  );
}

async function pay(
  id: string,
  intents: Intents,
  parts: ServiceParts,
  request: Request,
  response: Response,
): Promise<void> {
  const intent = intents.find(id);
  if (parts.outages.takes(intent ?? {})) return void response.socket?.destroy();
  if (!intent) return void response.status(404).json({ code: 'NOT_KNOWN' });
  const form = PayFormSchema.safeParse(request.body ?? {});
  if (!form.success) return void response.status(422).json({ code: 'FORMAT' });
  const behaviours = parts.scripts.take('pay', intent);
  if (await meetFaultBefore(behaviours, response, parts.stopping)) return;
  const refuse = planOf(behaviours).refuse ?? (form.data.outcome === 'fail' ? { code: 'F100' } : undefined);
  const replayed = intents.find(id)?.state !== 'waiting';
  const happened = parts.journal.transaction(() => {
    if (replayed) parts.effects.count('pay', intent, { performed: false, refused: false, result: '' });
    return refuse ? intents.fail(intent.intent_id, { code: refuse.code }) : intents.pay(intent.intent_id);
  });
  const after = intents.find(id) ?? intent;
  const failed = happened && refuse !== undefined;
  const body = { outcome: failed ? 'failed' : after.state, intent_id: intent.intent_id, already: !happened };
  await answerWithFaults(behaviours, request, response, { status: failed ? 402 : 200, body, replayed }, parts.stopping);
}

function renderPage(intent: IntentRecord): string {
  const isWaiting = intent.state === 'waiting';
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Mock payment</title>
<h1>${escapeHtml(`${intent.amount} ${intent.currency}`)}</h1>
<p>${escapeHtml(`${intent.purpose}, invoice ${intent.invoice_number}: ${intent.state}`)}</p>
${isWaiting ? '<form method="post"><button name="outcome" value="succeed">Pay</button> <button name="outcome" value="fail">Let it fail</button></form>' : ''}
</html>
`;
}

const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
