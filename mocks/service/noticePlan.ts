import { z } from 'zod';
import { findBehaviour, type Behaviour } from './behaviours.js';

/** How the notices that answer one command are sent, when a script says so. */
export const NoticePlanSchema = z.strictObject({
  held: z.boolean(),
  duplicated: z.boolean(),
  /** The first is preceded by a contrary one for the version before. */
  stale: z.boolean(),
  /** The first has a contrary one for the same version before or after it. */
  contrary: z.enum(['before', 'after']).optional(),
  /** So many wait for one another and go out last one first; 0 for none. */
  reversed: z.int().default(0),
});
export type NoticePlan = z.infer<typeof NoticePlanSchema>;

/** Notices that nobody has scripted. */
export const PLAIN: NoticePlan = { held: false, duplicated: false, stale: false, reversed: 0 };

/** What the behaviours of a command mean for its notices, or undefined when they say nothing of them. */
export function noticePlanOf(behaviours: readonly Behaviour[]): NoticePlan | undefined {
  const contrary = findBehaviour(behaviours, 'contradict_notice')?.order;
  const plan: NoticePlan = {
    held: findBehaviour(behaviours, 'hold_notice') !== undefined,
    duplicated: findBehaviour(behaviours, 'duplicate_answer') !== undefined,
    stale: findBehaviour(behaviours, 'late_answer_old_version') !== undefined,
    reversed: findBehaviour(behaviours, 'reverse_notices')?.count ?? 0,
    ...(contrary === undefined ? {} : { contrary }),
  };
  const isPlain = !plan.held && !plan.duplicated && !plan.stale && plan.reversed === 0 && contrary === undefined;
  return isPlain ? undefined : plan;
}
