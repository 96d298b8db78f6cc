import { allowedActions } from '../../domain/clearance/allowedActions.js';
import { isAction } from '../../domain/clearance/actions.js';
import { refusalCode } from '../../domain/clearance/refusalCode.js';
import type { ErrorCode } from '../../domain/errors/errors.js';
import type { ActRow } from '../../prisma/queries/acts.js';
import type { Change } from '../../prisma/queries/change.js';
import { recordOnce } from '../../prisma/queries/recordings.js';
import type { Recording } from '../../workflows/ports.js';
import { performAct } from '../acts/performAct.js';
import { takeUpStored } from '../acts/takeUpStored.js';
import type { ActivityDeps } from '../deps.js';
import { clearanceSnapshot } from '../snapshot.js';

/** Takes up a person's act on a clearance. */
export const takeUpAct =
  (deps: ActivityDeps): Recording['takeUpAct'] =>
  (input) =>
    takeUpStored(deps, input, {
      record: (tx, work, result) => recordOnce(tx, input, work, result),
      changeOf: (change) => change,
      findRefusal,
      perform: async (change, act) => (isAction(act.kind) ? performAct(deps, change, act, act.kind) : undefined),
      openTo: ({ declaration: { state, flags } }, { role }) => allowedActions(state, flags, role),
      snapshotOf: (tx, { declaration }) => clearanceSnapshot(deps, tx, declaration),
    });

/** Why this act may not have its effect now: wrong kind, own case, or not open to the role in this state. */
function findRefusal({ declaration }: Change, { kind, role, personId }: ActRow): ErrorCode | undefined {
  if (!isAction(kind)) return 'CLEARANCE.ACTION_NOT_ALLOWED';
  // Nobody decides on their own declaration, whichever role they hold.
  if (role !== 'exporter' && personId === declaration.declarantPersonId) return 'CLEARANCE.OWN_DECLARATION';
  const { state, flags } = declaration;
  return allowedActions(state, flags, role).includes(kind) ? undefined : refusalCode(kind, state, flags);
}
