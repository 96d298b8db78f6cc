import type { Act } from '../../api/contract/act.js';
import type { CliContext } from '../context.js';

/** Prints what became of an act: as JSON where that is asked for, else in a sentence. */
export function tellAct(context: Pick<CliContext, 'out'>, act: Act, { json }: { json?: boolean }): void {
  if (json === true) return context.out(JSON.stringify(act, null, 2));
  context.out(
    act.taken_up
      ? `Done: ${act.declaration_id} is ${act.state}.`
      : `Recorded, not yet taken up: ${act.declaration_id} is still ${act.state}.`,
  );
}
