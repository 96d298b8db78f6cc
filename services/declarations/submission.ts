import { CALLED_KINDS } from '../../domain/clearance/roles.js';
import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import { buildDucr, DUCR_PROFILES, ducrProfileOf } from '../../domain/ids/ducr.js';
import { buildLrn } from '../../domain/ids/lrn.js';
import type { Change } from '../../prisma/queries/change.js';
import { isLrnInUse } from '../../prisma/queries/declarations.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import type { DecideNeeds } from '../../prisma/queries/permitCover.js';
import { findWaybillUse } from '../../rules/decisions/declaration/waybillUse.js';
import { decidePermits } from '../../rules/decisions/permits/decidePermits.js';
import type { PermitRequirement } from '../../rules/decisions/permits/permitRequirement.js';
import { findQuote } from '../../prisma/queries/quotes.js';
import { claimWaybill } from '../../prisma/queries/waybills.js';
import { authorityModes } from '../../rules/decisions/authorityModes.js';
import { retryDefaults } from '../../rules/decisions/retryDefaults.js';
import { ServiceProblem, type Fault } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** The rules' question about the permits of a submission: what is needed by the law of the day, and what covers it. */
export const needsOf =
  ({ registry }: ServiceDeps, data: DeclarationData, at: string): DecideNeeds<PermitRequirement> =>
  (permitsOnFile) =>
    decidePermits(registry, { data, permitsOnFile, date: registry.dayIn(data.corridor.origin, at), decidedAt: at });

/** The local reference a version is lodged under: the exporter's own, or one made here. Throws faults. */
export async function chooseLrn({ tx, at, declaration }: Change, data: DeclarationData): Promise<string> {
  const made = data.lrn === undefined ? buildLrn(declaration.id, declaration.declarationVersion) : undefined;
  if (made?.ok === false) throw new Error(`no local reference can be made for ${declaration.id}`);
  const lrn = data.lrn ?? made?.value.text ?? '';
  const { id: declarationId, organisationId } = declaration;
  if (await isLrnInUse(tx, { organisationId, lrn, declarationId, at })) {
    const fault: Fault = {
      pointer: '/data/lrn',
      code: 'DECLARATION.LRN_REUSED',
      message: 'The local reference was used within the last 48 hours.',
      hint: 'Choose another one, or leave it out and one is made.',
    };
    throw new ServiceProblem('DECLARATION.INCOMPLETE', { faults: [fault] });
  }
  return lrn;
}

/** The reference of the consignment from order to delivery; none where the trader's number does not have the form. */
export function makeDucr(
  { registry }: ServiceDeps,
  declaration: DeclarationRow,
  data: DeclarationData,
  at: string,
): string | null {
  const { tin: traderNumber, country } = data.exporter;
  const profile = ducrProfileOf(country);
  // The random end of the id, as long as the profile allows.
  const reference = declaration.id
    .replaceAll(/[^0-9a-f]/g, '')
    .slice(-DUCR_PROFILES[profile].referenceMaximum)
    .toUpperCase();
  const year = Number(registry.dayIn(data.corridor.origin, at).slice(0, 4));
  const ducr = buildDucr({ year, country, traderNumber, reference }, profile);
  return ducr.ok ? ducr.value.text : null;
}

/** How patiently each kind of counterparty is called for this clearance: the pack's numbers, or the policy's. */
export function fixCalls({ registry }: ServiceDeps, data: DeclarationData, at: string): DeclarationRow['calls'] {
  const { corridor, policy } = data;
  const date = registry.dayIn(corridor.origin, at);
  const entries = CALLED_KINDS.map((counterparty) => {
    const asked = {
      country: corridor.origin,
      counterparty,
      date,
      ...(policy === undefined ? {} : { policy }),
    };
    return [counterparty, retryDefaults(registry, asked).value] as const;
  });
  return Object.fromEntries(entries);
}

/** Who decides acceptance, lane, assessment, release and exit of this clearance, by the law of the day. */
export const fixAuthority = (
  { registry }: ServiceDeps,
  data: DeclarationData,
  at: string,
): DeclarationRow['authority'] => {
  const { origin } = data.corridor;
  return authorityModes(registry, origin, registry.dayIn(origin, at)).value;
};

/** Keeps the number of the waybill that is named for this parcel. Throws faults where the carrier used it for another. */
export async function claimWaybillOf(
  { registry }: ServiceDeps,
  { tx, at, declaration }: Change,
  data: DeclarationData,
): Promise<void> {
  const use = findWaybillUse(registry, data, at);
  if (use === undefined) return;
  const { id: declarationId, organisationId } = declaration;
  if (await claimWaybill(tx, { ...use, declarationId, organisationId, at })) return;
  throw new ServiceProblem('DECLARATION.INCOMPLETE', { faults: [waybillFault(use.since)] });
}

/** What is said of a waybill that the carrier used for another parcel since then. */
export const waybillFault = (since: string): Fault => ({
  pointer: '/data/transport_document/number',
  code: 'DECLARATION.WAYBILL_REUSED',
  message: `The carrier has used this number for another parcel since ${since.slice(0, 10)}.`,
  hint: 'Give the number of this parcel’s own waybill, or leave it out until the carrier has given one.',
});

/** A declaration names a quote of its own firm, or none. Throws faults. */
export async function refuseUnknownQuote(
  { tx, declaration }: Change,
  { quote_id: id }: DeclarationData,
): Promise<void> {
  if (id === undefined || (await findQuote(tx, id))?.organisationId === declaration.organisationId) return;
  const fault: Fault = {
    pointer: '/data/quote_id',
    code: 'QUOTE.NOT_FOUND',
    message: 'No quote of your firm has this id.',
    hint: 'Name a quote that GET /v1/quotes lists, or leave it out.',
  };
  throw new ServiceProblem('DECLARATION.INCOMPLETE', { faults: [fault] });
}
