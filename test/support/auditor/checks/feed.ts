import { problemsOf, type Problem } from '../problem.js';
import type { Records } from '../records.js';
import { groupBy } from '../records.js';

const problem = problemsOf('I8');

/** I8: the feed is complete: every event has a position, positions run 1..n without a gap, sequences 1..n a declaration. */
export function checkFeed(records: Records): Problem[] {
  const unplaced = records.events
    .filter(({ position }) => position === null)
    .map(({ declarationId, sequence }) => problem(declarationId, `event ${sequence} has no position in the feed`));
  const positions = records.events.flatMap(({ position }) => (position === null ? [] : [BigInt(position)]));
  const gaps = positions
    .filter((position, index) => position !== BigInt(index + 1))
    .slice(0, 1)
    .map((position) => problem('feed', `positions have a gap or a twin before ${position}`));
  const last = BigInt(records.lastPosition[0]?.lastPosition ?? '0');
  const head =
    last === BigInt(positions.length) ? [] : [problem('feed', `its head says ${last}, it holds ${positions.length}`)];
  const declarations = new Map(records.declarations.map(({ id, sequence }) => [id, sequence]));
  const sequences = [...groupBy(records.events, ({ declarationId }) => declarationId)].flatMap(([id, events]) => {
    const numbers = events.map(({ sequence }) => sequence).sort((left, right) => left - right);
    const broken = numbers.some((number, index) => number !== index + 1);
    if (broken) return [problem(id, `event sequence is ${numbers.join(' ')}`)];
    const expected = declarations.get(id);
    return expected === undefined || expected === numbers.length
      ? []
      : [problem(id, `row says ${expected} events, the feed holds ${numbers.length}`)];
  });
  return [...unplaced, ...gaps, ...head, ...sequences];
}
