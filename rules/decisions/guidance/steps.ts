import type { Pack } from '../../loader/pack.js';
import { rowsAt } from '../../loader/rowsAt.js';
import type { ProcedureStep } from '../../schemas/steps.js';
import { evaluateAll, type Ask } from '../conditions/evaluate.js';
import type { GuidanceStep, Need } from './guidance.js';
import { isInScope, originOf, rowsOf, type GuidancePlace } from './place.js';

/** What happens next: the steps of the country of origin, then those of the destination, each in the order of its pack. */
export function findSteps(place: GuidancePlace, permits: readonly Need[]): { steps: GuidanceStep[]; missing: Ask[] } {
  const all = [...stepsOf(place, 'export'), ...stepsOf(place, 'import')];
  const steps = all.map(({ pack, row, truth, missing }, index): GuidanceStep => ({
    ...originOf(pack, row),
    number: index + 1,
    flow: row.flow,
    title: row.title,
    says: row.says,
    doneBy: row.doneBy,
    usualTime: timeOf(pack, row, place, permits),
    standing: truth === 'yes' ? 'taken' : 'depends',
    asks: missing.map(({ name }) => name),
  }));
  return { steps, missing: all.flatMap(({ missing }) => missing) };
}

function stepsOf(place: GuidancePlace, flow: ProcedureStep['flow']) {
  const packs = flow === 'export' ? place.exportPacks : place.importPacks;
  return rowsOf(packs, (pack) => pack.lists.steps, place)
    .filter(({ row }) => row.flow === flow && isInScope(row, place))
    .map(({ pack, row }) => ({ pack, row, ...evaluateAll(row.when ?? [], place.knownOf(pack)) }))
    .filter(({ truth }) => truth !== 'no')
    .sort((a, b) => a.row.order - b.row.order);
}

function timeOf(
  pack: Pack,
  row: ProcedureStep,
  { question }: GuidancePlace,
  permits: readonly Need[],
): GuidanceStep['usualTime'] {
  const { id: ruleId, confidence } = row;
  if (row.usualTime !== undefined) return { ...row.usualTime, ruleId, confidence, isLimit: false };
  if (row.lastsAsPermits === true) return longest(permits);
  if (row.deadline === undefined) return null;
  const deadline = rowsAt(pack.lists.deadlines, question.date).find(({ name }) => name === row.deadline);
  return deadline === undefined
    ? null
    : {
        atMost: deadline.length,
        unit: deadline.unit,
        ruleId: deadline.id,
        confidence: deadline.confidence,
        isLimit: true,
      };
}

/** Agencies are asked side by side, so the slowest permit counts; of several ways to one, the quickest. */
function longest(permits: readonly Need[]): GuidanceStep['usualTime'] {
  const times = permits
    .filter(({ standing, flow }) => flow === 'export' && (standing === 'needed' || standing === 'one_of'))
    .flatMap(({ options }) => {
      const open = options.filter(({ state, usualTime }) => state === 'open' && usualTime?.unit === 'working_days');
      return open.sort((a, b) => (a.usualTime?.atMost ?? 0) - (b.usualTime?.atMost ?? 0)).slice(0, 1);
    });
  const [slowest] = times.sort((a, b) => (b.usualTime?.atMost ?? 0) - (a.usualTime?.atMost ?? 0));
  if (slowest?.usualTime == null) return null;
  const { ruleId, confidence, usualTime } = slowest;
  return { ...usualTime, ruleId, confidence, isLimit: false };
}
