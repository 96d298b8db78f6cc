import { COUNTERPARTIES } from '../../domain/clearance/roles.js';
import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import type { Decision } from '../../domain/decision.js';
import { buildDucr } from '../../domain/ids/ducr.js';
import { buildLrn } from '../../domain/ids/lrn.js';
import type { Change } from '../../prisma/queries/change.js';
import { isLrnInUse } from '../../prisma/queries/declarations.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import { listPermitsOnFile } from '../../prisma/queries/permits.js';
import { reserveForVersion } from '../../prisma/queries/reservations.js';
import { decidePermits } from '../../rules/decisions/permits/decidePermits.js';
import type { PermitRequirement } from '../../rules/decisions/permits/permitRequirement.js';
import { retryDefaults } from '../../rules/decisions/retryDefaults.js';
import { ServiceProblem, type Fault } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';

/**
 * Decides which permits the version needs and reserves on those on file. Where another parcel was faster with the last
 * of a permit, that permit counts as empty and the choice is made again; what no permit covers has to be applied for.
 */
export async function decideAndReserve(
  { registry }: ServiceDeps,
  change: Change,
  data: DeclarationData,
): Promise<Decision<PermitRequirement[]>> {
  const { tx, at, declaration } = change;
  const empty = new Set<string>();
  for (;;) {
    const onFile = await listPermitsOnFile(tx, declaration.organisationId);
    const permitsOnFile = onFile.map(({ status, availableGrams, ...permit }) => ({
      ...permit,
      revoked: status === 'revoked',
      availableGrams: empty.has(permit.id) ? 0 : availableGrams,
    }));
    const decision = decidePermits(registry, { data, permitsOnFile, date: at.slice(0, 10), decidedAt: at });
    const wanted = decision.value.flatMap(({ coveredBy, quantityGrams }) =>
      coveredBy === null ? [] : [{ permitId: coveredBy, quantityGrams }],
    );
    const short = await reserveForVersion(change, wanted);
    if (short.length === 0) return decision;
    for (const permitId of short) empty.add(permitId);
  }
}

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
export function makeDucr(declaration: DeclarationRow, data: DeclarationData, at: string): string | null {
  // The random end of the id, as long as the profile allows.
  const reference = declaration.id
    .replaceAll(/[^0-9a-f]/g, '')
    .slice(-19)
    .toUpperCase();
  const { tin: traderNumber, country } = data.exporter;
  const ducr = buildDucr({ year: Number(at.slice(0, 4)), country, traderNumber, reference }, 'rwandanTin');
  return ducr.ok ? ducr.value.text : null;
}

/** How patiently each counterparty is called for this clearance: the pack's numbers, or the policy's. */
export function fixCalls({ registry }: ServiceDeps, data: DeclarationData, at: string): DeclarationRow['calls'] {
  const { corridor, policy } = data;
  const entries = COUNTERPARTIES.map((counterparty) => {
    const asked = {
      country: corridor.origin,
      counterparty,
      date: at.slice(0, 10),
      ...(policy === undefined ? {} : { policy }),
    };
    return [counterparty, retryDefaults(registry, asked).value] as const;
  });
  return Object.fromEntries(entries);
}
