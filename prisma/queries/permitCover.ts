import type { PermitDecider } from '../../domain/clearance/permitApplication.js';
import { counterpartyOf, isAgency } from '../../domain/clearance/roles.js';
import type { Decision } from '../../domain/decision.js';
import { RecordError } from '../recordErrors.js';
import type { Change } from './change.js';
import { recordDecision } from './decisions.js';
import { createApplication } from './permitApplications.js';
import { listPermitsOnFile, type PermitOnFile } from './permits.js';
import { heldByPermit, reserveForVersion } from './reservations.js';

/** A permit that a version needs, as the rules answer it; `coveredBy` names the permit on file that covers all of it. */
export interface NeededPermit {
  permitType: string;
  agency: string;
  decides: PermitDecider;
  hsCode: string;
  quantityGrams: number;
  coveredBy: string | null;
}

/** A permit on file as the rules want it. */
export interface PermitChoice extends Pick<
  PermitOnFile,
  'id' | 'permitType' | 'number' | 'hsPrefixes' | 'destination' | 'validFrom' | 'validUntil'
> {
  availableGrams: number;
  revoked: boolean;
}

/** The rules' part: which permits are needed, and which of those on file cover them. */
export type DecideNeeds<Need extends NeededPermit> = (permitsOnFile: PermitChoice[]) => Decision<Need[]>;

/** Attempts at finding permits that other parcels do not use up in the same moment. */
const ATTEMPTS = 5;

/**
 * Decides which permits the version that stands needs, reserves them on file, and gives back what an earlier version
 * had reserved. A permit whose remainder another parcel took in the same moment is not used: it is decided again.
 *
 * @returns the needs that no permit on file covers; for submission and resubmission they become applications
 */
export async function coverPermits<Need extends NeededPermit>(
  change: Change,
  decide: DecideNeeds<Need>,
): Promise<{ decision: Decision<Need[]>; uncovered: Need[] }> {
  for (let tries = 1; ; tries += 1) {
    const decision = decide(await permitChoices(change));
    const wanted = decision.value.flatMap(({ coveredBy, quantityGrams }) =>
      coveredBy === null ? [] : [{ permitId: coveredBy, quantityGrams }],
    );
    const short = await reserveForVersion(change, wanted);
    if (short.length === 0) {
      await recordDecision(change, decision);
      return { decision, uncovered: decision.value.filter(({ coveredBy }) => coveredBy === null) };
    }
    if (tries === ATTEMPTS)
      throw new RecordError(
        'LEDGER.OVERDRAWN',
        `permits ${short.join(', ')} are used up faster than they can be chosen`,
      );
  }
}

/** Opens one application for each need that no permit on file covers. @returns their ids */
export async function openApplications({ tx, declaration }: Change, needs: readonly NeededPermit[]): Promise<string[]> {
  const ids: string[] = [];
  for (const { permitType, agency, decides, hsCode, quantityGrams } of needs) {
    if (!isAgency(agency)) throw new RecordError('RECORD.MISSING', `${agency} is not the code of an agency`);
    const { id: declarationId, organisationId, declarationVersion } = declaration;
    ids.push(
      await createApplication(tx, {
        declarationId,
        organisationId,
        declarationVersion,
        permitType,
        agency,
        counterparty: counterpartyOf(agency),
        decides,
        hsCode,
        quantityGrams,
      }),
    );
  }
  return ids;
}

/**
 * The permits of the organisation, with what this declaration may use of them: what it has reserved itself, or written
 * off at an earlier release, counts as free.
 */
export async function permitChoices(change: Pick<Change, 'tx' | 'declaration'>): Promise<PermitChoice[]> {
  const own = await heldByPermit(change);
  const onFile = await listPermitsOnFile(change.tx, change.declaration.organisationId);
  return onFile.map(({ status, availableGrams, ...permit }) => ({
    ...permit,
    revoked: status === 'revoked',
    availableGrams: availableGrams + (own.get(permit.id) ?? 0),
  }));
}

/** Only what this declaration has reserved or written off: what a release (or a lodgement) may rest on. */
export async function reservedPermits(change: Change): Promise<PermitChoice[]> {
  const own = await heldByPermit(change);
  return (await permitChoices(change)).flatMap((permit) => {
    const availableGrams = own.get(permit.id);
    return availableGrams === undefined ? [] : [{ ...permit, availableGrams }];
  });
}
