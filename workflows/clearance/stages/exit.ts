import { recordingKey } from '../../../domain/ids/workflowIds.js';
import type { CallAnswer, CallInput, ParkInput } from '../../ports.js';
import { recording } from '../../proxies.js';
import type { ClearanceFile } from '../clearanceFile.js';
import { waitInState } from './deadlines.js';
import { nothingOpen, requestPayment, unpaid } from './payment.js';

/**
 * RELEASED: what the seller pays at the destination, then handover to the carrier, departure, proof of exit.
 * The steps follow from the facts, so that notices may come in any order. A hold or an undecided request lets nothing
 * further go out; what has gone is still proved.
 */
export async function released(file: ClearanceFile): Promise<void> {
  const { facts } = file.snapshot;
  if (isExitProved(file)) return file.step('recordExit');
  if (!nothingOpen(file)) {
    await waitInState(file);
  } else if (!facts.labelled && unpaid(file, 'destination').length > 0) {
    if (!(await requestPayment(file, 'destination'))) await waitInState(file);
  } else if (!facts.labelled) {
    await bookCarriage(file);
  } else if (facts.departed && !facts.arrivalAnnounced) {
    await announceArrival(file);
  } else {
    await waitInState(file);
  }
}

/** CONSOLIDATED: the bag is shut; it leaves as one, and not while a parcel in it is on hold. */
export async function consolidated(file: ClearanceFile): Promise<void> {
  const { facts, masterFreeOfHolds } = file.snapshot;
  const mayLeave = masterFreeOfHolds && nothingOpen(file);
  if (mayLeave && isExitProved(file)) await file.step('recordExit');
  else if (mayLeave && facts.departed && !facts.arrivalAnnounced) await announceArrival(file);
  else await waitInState(file);
}

/** EXIT_OVERDUE: the goods may be gone, the proof is missing. */
export async function exitOverdue(file: ClearanceFile): Promise<void> {
  if (file.snapshot.facts.exitProved) await file.step('recordExit');
  else await waitInState(file);
}

/** Proof is the authority's notice; where exit is decided here, the carrier's departure with the goods announced. */
function isExitProved(file: ClearanceFile): boolean {
  const { facts, authority } = file.snapshot;
  return (
    facts.exitProved || (authority.exit === 'here' && facts.departed && facts.arrivalAnnounced && nothingOpen(file))
  );
}

/** EXITED: nothing is left to be done at origin. */
export async function exited(file: ClearanceFile): Promise<void> {
  await file.step('clear');
}

async function bookCarriage(file: ClearanceFile): Promise<void> {
  const effectKey = await callOnce(
    file,
    'book-carriage',
    'carrier',
    { skippable: false, overridable: 'label' },
    (input) => file.calls('carrier').bookCarriage(input),
  );
  await file.recorded('label', () => recording.recordLabel({ ...file.recordingInput('label'), effectKey }));
}

/** Tells customs that the goods are at the office of exit. Without it an officer can still record another proof. */
async function announceArrival(file: ClearanceFile): Promise<void> {
  const effectKey = await callOnce(
    file,
    'announce-arrival',
    'customs',
    { skippable: true, overridable: 'none' },
    (input) => file.calls('customs').announceArrival(input),
  );
  await file.recorded('arrival', () =>
    recording.recordArrivalAnnounced({ ...file.recordingInput('arrival'), effectKey }),
  );
}

async function callOnce(
  file: ClearanceFile,
  name: string,
  counterparty: 'customs' | 'carrier',
  may: Pick<ParkInput, 'skippable' | 'overridable'>,
  call: (input: CallInput) => Promise<CallAnswer>,
): Promise<string> {
  const { declarationId } = file.recordingInput(name);
  const effectKey = recordingKey(file.workflowId, name, 1);
  await file.perform({
    ...may,
    name,
    effectKey,
    counterparty,
    attempts: file.attemptsAt(counterparty),
    call: () => call({ declarationId, key: effectKey }),
    goesOn: ({ outcome }) => outcome === 'accepted',
  });
  return effectKey;
}
