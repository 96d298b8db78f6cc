import type { Change } from '../../prisma/queries/change.js';
import { dropMessages, makeMessageDue } from '../../prisma/queries/counterpartyMessages.js';

/** A parcel that customs called back while the carrier has it is to be stopped there; asked once. */
export async function stopParcel(change: Change): Promise<void> {
  const { facts, s10 } = change.declaration;
  if (!facts.posted || facts.stopped === true || s10 === null) return;
  await dropMessages(change, ['stop_parcel', 'resume_parcel']);
  await makeMessageDue(change, { counterparty: 'carrier', kind: 'stop_parcel', payload: { s10 } });
}

/** A parcel that the carrier stopped for customs may go on: its release stands. */
export async function letParcelGoOn(change: Change): Promise<void> {
  const { facts, s10 } = change.declaration;
  await dropMessages(change, ['stop_parcel']);
  if (facts.stopped !== true || s10 === null) return;
  await makeMessageDue(change, { counterparty: 'carrier', kind: 'resume_parcel', payload: { s10 } });
}
