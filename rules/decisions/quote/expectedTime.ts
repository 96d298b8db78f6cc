import type { DeadlineName } from '../../../domain/clearance/deadlines.js';
import { instantOf } from '../../calendar/zonedTime.js';
import { sentence } from '../../explanations/sentence.js';
import type { PackRegistry } from '../../loader/packRegistry.js';
import { computeDeadline } from '../deadline/computeDeadline.js';
import type { ExpectedTime, QuotedPermit, TimeStep } from './quote.js';

/**
 * How long it takes at origin, by the limits of the pack: permits are applied for side by side, then customs answers, then
 * it may examine the goods. How long the carrier and the destination take no pack says.
 */
export function expectedTime(
  registry: PackRegistry,
  origin: string,
  date: string,
  permits: readonly QuotedPermit[],
): ExpectedTime {
  const noon = instantOf(date, '12:00', registry.packAt(origin, date).manifest.timeZone);
  const step = (what: string, name: DeadlineName, from: string, permitType?: string): TimeStep & { at: string } => {
    const asked = { name, country: origin, from, date, ...(permitType === undefined ? {} : { permitType }) };
    const { value, ruleId, facts, explanation } = computeDeadline(registry, asked);
    const confidence = typeof facts.confidence === 'string' ? facts.confidence : 'default';
    return { what, by: registry.dayIn(origin, value.dueAt), at: value.dueAt, ruleId, confidence, explanation };
  };
  const applied = permits
    .filter(({ applications }) => applications > 0)
    .map(({ name, permitType }) => step(name, 'permit_decision', noon, permitType));
  const permitted = applied.map(({ at }) => at).reduce((last, at) => (at > last ? at : last), noon);
  const answered = step('Answer of customs', 'customs_answer', permitted);
  const examined = step('Examination, if customs orders one', 'inspection_due', answered.at);
  return {
    steps: [...applied, answered, examined].map(({ at: _at, ...said }) => said),
    readyBy: answered.by,
    readyByIfExamined: examined.by,
    cannotSay: [{ what: 'time on the way', why: sentence('quote.transit_unknown').text }],
  };
}
