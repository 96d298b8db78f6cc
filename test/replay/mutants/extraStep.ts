import { sleep } from '@temporalio/workflow';
import type { State } from '../../../domain/clearance/states.js';
import { clearance as real } from '../../../workflows/clearance/clearance.js';
import { permit as realPermit } from '../../../workflows/permit/permit.js';
import type { ClearanceInput, PermitInput, PermitResult } from '../../../workflows/messages.js';

/** Deliberately broken twins: one unguarded step too many. The replay gate is alive only while it refuses them. */
export async function clearance(input: ClearanceInput): Promise<State> {
  await sleep(1000);
  return real(input);
}

export async function permit(input: PermitInput): Promise<PermitResult> {
  await sleep(1000);
  return realPermit(input);
}
