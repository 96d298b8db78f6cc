import { Router, type Request, type Response } from 'express';
import { z } from 'zod';
import { FeedSchema, sendFeed } from './feeds.js';
import { JsonObjectSchema } from './json.js';
import { NOTICE_STATES } from './noticeRecord.js';
import { formatFaults } from './operation.js';
import { OutageSchema } from './outages.js';
import { MatchSchema } from './references.js';
import { ScriptSchema } from './scriptBook.js';
import type { ServiceParts, ServiceRules } from './serviceParts.js';

const EventSchema = z.strictObject({
  /** The sender's key, or one of the counterparty's own references (MRN, S10, intent id …). */
  reference: z.string().min(1),
  event: z.string().min(1),
  data: JsonObjectSchema.default({}),
});

const ReleaseSchema = z.strictObject({ match: MatchSchema.default({}) });

const EffectQuerySchema = z.strictObject({
  reference: z.string().optional(),
  lrn: z.string().optional(),
  invoice_number: z.string().optional(),
  operation: z.string().optional(),
});

const NoticeQuerySchema = EffectQuerySchema.omit({ operation: true }).extend({
  state: z.enum(NOTICE_STATES).optional(),
});

/** Below `/_control`: what a test, a scenario or a person may make a mock counterparty do, and ask of it. */
export function createControlRoutes(rules: ServiceRules, parts: ServiceParts): Router {
  const router = Router();

  router.post('/scripts', (request, response) => {
    const script = read(ScriptSchema, request.body, response);
    if (script) response.status(201).json(parts.scripts.add(script));
  });
  router.get('/scripts', (_request, response) => {
    response.json({ scripts: parts.scripts.list() });
  });
  router.delete('/scripts', (_request, response) => {
    parts.scripts.clear();
    response.status(204).end();
  });

  router.post('/down', (request, response) => {
    const outage = read(OutageSchema, request.body ?? {}, response);
    if (!outage) return;
    parts.outages.begin(outage);
    response.json({ outages: parts.outages.list() });
  });
  router.post('/up', (_request, response) => {
    response.json({ ended: parts.outages.endAll() });
  });

  router.post('/events', (request, response) => {
    const pushed = read(EventSchema, request.body, response);
    if (pushed) pushEvent(pushed, rules, parts, response);
  });

  router.post('/feeds', (request, response) => {
    if (rules.feed === undefined) return void response.status(404).json({ code: 'NO_FEED' });
    const asked = read(FeedSchema, request.body, response);
    if (!asked) return;
    const faults = sendFeed(rules.feed, asked, parts);
    if (faults) response.status(422).json({ code: 'FORMAT', errors: formatFaults(faults) });
    else response.status(201).json({ type: asked.as ?? rules.feed.type });
  });

  router.get('/effects', (request, response) => {
    const query = read(EffectQuerySchema, request.query, response);
    if (!query) return;
    const { operation, ...match } = query;
    const effects = parts.effects.list(match, operation);
    const performed = effects.reduce((sum, effect) => sum + effect.performed, 0);
    response.json({ distinct: effects.filter((effect) => effect.performed > 0).length, performed, effects });
  });

  router.get('/notices', (request, response) => {
    const query = read(NoticeQuerySchema, request.query, response);
    if (!query) return;
    const { state, ...match } = query;
    response.json({ notices: parts.outbox.list({ state, match }) });
  });
  router.post('/notices/release', (request, response) => {
    const wanted = read(ReleaseSchema, request.body ?? {}, response);
    if (wanted) response.json({ released: parts.outbox.release(wanted.match) });
  });
  router.post('/notices/unblock', (request, response) => {
    const wanted = read(ReleaseSchema, request.body ?? {}, response);
    if (wanted) response.json({ unblocked: parts.outbox.unblock(wanted.match) });
  });

  return router;
}

function pushEvent(
  pushed: z.infer<typeof EventSchema>,
  rules: ServiceRules,
  parts: ServiceParts,
  response: Response,
): void {
  if (!rules.eventNames.includes(pushed.event)) {
    return void response.status(422).json({ code: 'UNKNOWN_EVENT', events: rules.eventNames });
  }
  const subject = rules.findSubject(pushed.reference);
  if (subject === undefined) return void response.status(404).json({ code: 'NOT_KNOWN' });
  const happened = parts.journal.transaction(() => rules.applyEvent(subject, pushed.event, pushed.data));
  if (!happened) return void response.status(409).json({ code: 'NOT_NOW', status: rules.findStatus(pushed.reference) });
  response.json({ subject, event: pushed.event });
}

/** The body or query in its form, or undefined after a 422 that lists every fault. */
function read<T>(schema: z.ZodType<T>, value: Request['body'], response: Response): T | undefined {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  response.status(422).json({ code: 'FORMAT', errors: formatFaults(parsed.error) });
  return undefined;
}
