import type { DeadlineName } from '../../../domain/clearance/deadlines.js';
import type { Decision } from '../../../domain/decision.js';
import type { DeadlinePolicy } from '../../../domain/declaration/deadlinePolicy.js';
import { sentence, type Sentence } from '../../explanations/sentence.js';
import type { Pack } from '../../loader/pack.js';
import { PackError } from '../../loader/packError.js';
import type { PackRegistry } from '../../loader/packRegistry.js';
import { rowsAt } from '../../loader/rowsAt.js';
import type { Deadline } from '../../schemas/deadlines.js';
import type { WorkingWeek } from '../../schemas/calendar.js';
import { makeDecision, type DecisionTime } from '../makeDecision.js';
import { addDays, addWorkingDays, holidaysKnownUntil } from './workingDays.js';
import { clockTimeIn, instantOf } from '../../calendar/zonedTime.js';

export interface ComputeDeadlineInput extends DecisionTime {
  name: DeadlineName;
  /** Country whose offices are waited for, ISO 3166-1 alpha-2. */
  country: string;
  /** The instant it is counted from, ISO 8601 UTC. */
  from: string;
  /** For `permit_decision`: the permit, whose own limit goes before the general one. */
  permitType?: string;
  policy?: DeadlinePolicy;
}

export type DeadlineAnswer = { dueAt: string };

/** What a length is counted by. */
type Length = Pick<Deadline, 'id' | 'length' | 'unit' | 'confidence'>;

/**
 * When a named wait ends, as an instant in UTC. Hours run through; days keep the clock time of the office's zone; working
 * days skip weekends and holidays and end when the office closes. A deadline policy, where one was recorded, replaces it.
 * Throws `RULES.PACK_INVALID` if the pack has no such deadline.
 */
export function computeDeadline(registry: PackRegistry, input: ComputeDeadlineInput): Decision<DeadlineAnswer> {
  const { name, from, policy } = input;
  const pack = registry.packAt(input.country, input.date);
  const seconds = policy?.deadlines?.[name];
  if (seconds !== undefined) {
    const dueAt = new Date(Date.parse(from) + seconds * 1000).toISOString();
    const said = [sentence('deadline.policy', { name, seconds: String(seconds) })];
    return answer(input, pack, dueAt, said, `policy.deadlines.${name}`, 'demonstration');
  }
  const length = findLength(pack, input);
  const week = findWeek(pack, input.date);
  const { dueAt, said } = end(pack, week, length, input);
  return answer(input, pack, dueAt, said, length.id, length.confidence);
}

function answer(
  input: ComputeDeadlineInput,
  pack: Pack,
  dueAt: string,
  sentences: Sentence[],
  ruleId: string,
  confidence: string,
): Decision<DeadlineAnswer> {
  const facts = { name: input.name, from: input.from, permitType: input.permitType ?? null, confidence };
  return makeDecision({ kind: 'deadline', value: { dueAt }, sentences, ruleId, facts, pack: pack.ref, time: input });
}

function findLength(pack: Pack, { name, date, permitType }: ComputeDeadlineInput): Length {
  const permit =
    name === 'permit_decision' && permitType !== undefined
      ? rowsAt(pack.lists.permits, date).find((row) => row.permitType === permitType)
      : undefined;
  if (permit?.workingDaysLimit !== undefined) {
    // The note of these rows says so: that a permit is needed is sourced, how long the agency has is not.
    return { id: permit.id, length: permit.workingDaysLimit, unit: 'working_days', confidence: 'default' };
  }
  const row = rowsAt(pack.lists.deadlines, date).find((candidate) => candidate.name === name);
  if (row === undefined) throw new PackError('RULES.PACK_INVALID', `${pack.ref.id} has no deadline ${name} on ${date}`);
  return row;
}

function findWeek(pack: Pack, date: string): WorkingWeek {
  const [week] = rowsAt(pack.lists.calendar, date);
  if (week === undefined) throw new PackError('RULES.PACK_INVALID', `${pack.ref.id} has no working week on ${date}`);
  return week;
}

function end(
  pack: Pack,
  week: WorkingWeek,
  { length, unit }: Length,
  { name, from }: ComputeDeadlineInput,
): { dueAt: string; said: Sentence[] } {
  const { timeZone, closesAt } = week;
  const params = { name, length: String(length), from, timeZone };
  if (unit === 'hours') {
    const dueAt = new Date(Date.parse(from) + length * 3_600_000).toISOString();
    return { dueAt, said: [sentence('deadline.hours', params)] };
  }
  const local = clockTimeIn(from, timeZone);
  if (unit === 'days') {
    const dueAt = instantOf(addDays(local.date, length), local.time, timeZone);
    return { dueAt, said: [sentence('deadline.days', params)] };
  }
  const day = addWorkingDays(pack, week, local.date, length);
  const said = [sentence('deadline.working_days', { ...params, localDate: local.date, closesAt })];
  const knownUntil = holidaysKnownUntil(pack);
  if (knownUntil === undefined || day > knownUntil) {
    said.push(sentence('deadline.holidays_unknown', { knownUntil: knownUntil ?? pack.manifest.effectiveFrom }));
  }
  return { dueAt: instantOf(day, closesAt, timeZone), said };
}
