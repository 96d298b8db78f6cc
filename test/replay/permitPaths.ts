import type { WAIT_POINTS } from '../../workflows/waitPoints.js';
import { until } from '../workflows/support/runClearance.js';
import type { StubAnswers } from '../workflows/support/stubCounterparties.js';
import { applied, decided, grant, refuse, withdraw, withPermit, type PathTo } from './paths.js';

type PermitPoint = (typeof WAIT_POINTS.permit)[number];

const permitPath = (lead: PathTo['lead'], answers?: StubAnswers): PathTo => ({
  script: withPermit,
  answers,
  lead,
  permitType: 'naeb-coffee-export',
});

/** One path to each declared wait point and end of `permit`. */
export const PERMIT_PATHS: Record<PermitPoint, PathTo> = {
  'waits for a decision': permitPath(applied),
  'waits, parked': permitPath(
    (running) => until(running.record, 'parked', () => running.permits.get('app_naeb').parked.length > 0),
    { applyForPermit: ['COUNTERPARTY.UNAVAILABLE'] },
  ),
  'ends GRANTED': permitPath(decided(grant)),
  'ends REFUSED': permitPath(decided(refuse)),
  'ends WITHDRAWN': permitPath(async (running) => {
    await applied(running);
    await running.act(withdraw);
    await running.permit('naeb-coffee-export').handle.result();
  }),
};
