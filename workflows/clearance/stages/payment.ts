import type { State } from '../../../domain/clearance/states.js';
import { recordingKey } from '../../../domain/ids/workflowIds.js';
import type { ChargeDue } from '../../ports.js';
import { recording } from '../../proxies.js';
import type { ClearanceFile } from '../clearanceFile.js';
import { waitInState } from './deadlines.js';

/**
 * ASSESSED: charges at origin alone may hold up the release; a hold or an undecided request keeps the goods where they
 * are. Where the authority assesses or releases, its notice is awaited.
 */
export async function assessed(file: ClearanceFile): Promise<void> {
  if (file.snapshot.figuresAwaited) await waitInState(file);
  else if (unpaid(file, 'origin').length > 0) await file.step('requirePayment');
  else await releaseOrWait(file);
}

/** PAYMENT_DUE: asks for each charge once, then waits until all are paid. */
export async function paymentDue(file: ClearanceFile): Promise<void> {
  if (unpaid(file, 'origin').length === 0) await releaseOrWait(file);
  else if (!(await requestPayment(file, 'origin'))) await waitInState(file);
}

async function releaseOrWait(file: ClearanceFile): Promise<void> {
  if (file.snapshot.authority.release === 'here' && nothingOpen(file)) await file.step('release');
  else await waitInState(file);
}

/** Neither a hold nor a request stands in the way of the goods. */
export function nothingOpen({ snapshot }: ClearanceFile): boolean {
  return !(['hold', 'amendment_requested', 'withdrawal_requested'] as const).some((flag) =>
    snapshot.flags.includes(flag),
  );
}

export function unpaid(file: ClearanceFile, purpose: ChargeDue['purpose']): ChargeDue[] {
  return file.snapshot.charges.filter((charge) => charge.purpose === purpose && charge.status !== 'paid');
}

/** Where the goods are released already: what a change of the declaration makes due holds nothing up any more. */
const AFTER_RELEASE: readonly State[] = ['RELEASED', 'RECALLED', 'CONSOLIDATED', 'EXIT_OVERDUE'];

/** Asks for what an amendment or a correction made due after release. False when there is nothing to ask for. */
export async function requestFurther(file: ClearanceFile): Promise<boolean> {
  const { state, facts } = file.snapshot;
  if (!AFTER_RELEASE.includes(state)) return false;
  return (await requestPayment(file, 'origin')) || (facts.labelled && (await requestPayment(file, 'destination')));
}

/** Asks the provider for the next charge that has not been asked for. False when there is none. */
export async function requestPayment(file: ClearanceFile, purpose: ChargeDue['purpose']): Promise<boolean> {
  const charge = unpaid(file, purpose).find(({ status }) => status === 'due');
  if (!charge) return false;
  const { paymentId } = charge;
  const { declarationId } = file.recordingInput('payment');
  const effectKey = recordingKey(file.workflowId, `request-payment-${paymentId}`, 1);
  await file.perform({
    name: `request-payment-${purpose}`,
    effectKey,
    counterparty: 'payment',
    attempts: file.attemptsAt('payment'),
    skippable: false,
    overridable: 'payment',
    call: () => file.calls('payment').requestPayment({ declarationId, key: effectKey, paymentId }),
    goesOn: ({ outcome }) => outcome === 'accepted',
  });
  await file.recorded('payment-requested', () =>
    recording.recordPaymentRequested({ ...file.recordingInput('payment-requested'), paymentId, effectKey }),
  );
  return true;
}
