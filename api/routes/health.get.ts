import { getHealth, getReadiness } from '../contract/operations/service.js';
import { checkReadiness } from '../../services/health/checkReadiness.js';
import { ok } from '../routing/answer.js';
import { defineRoute } from '../routing/route.js';

export const healthGet = defineRoute(getHealth, async () => ok({ status: 'ok' }));

export const readinessGet = defineRoute(getReadiness, async ({ deps }) => {
  const checks = await checkReadiness(deps);
  const ready = checks.every((check) => check.ok);
  return { status: ready ? 200 : 503, json: { status: ready ? 'ready' : 'not_ready', checks } };
});
