import { newId } from '../newId.js';
import { RecordError } from '../recordErrors.js';
import type { Change } from './change.js';

/** A notice of detention or seizure, as it is given to the exporter. */
export interface NewLegalNotice {
  kind: 'detention' | 'seizure';
  /** The provision it rests on, in the officers' words. */
  legalBasis: string;
  reason: string;
  /** Where the goods are kept. */
  place: string;
  /** The two officers; absent where the authority's own system acted. */
  signatories?: { proposedBy: string; signedBy: string };
  /** Until when an appeal may be lodged, ISO 8601 UTC. */
  appealUntil: string;
}

/** Gives the exporter notice. @returns its id */
export async function serveNotice({ tx, at, declaration }: Change, notice: NewLegalNotice): Promise<string> {
  const id = newId('legalNotice');
  const { signatories, appealUntil, ...own } = notice;
  const { id: declarationId, organisationId } = declaration;
  await tx.legalNotice.create({
    data: {
      id,
      declarationId,
      organisationId,
      ...own,
      ...signatories,
      servedAt: new Date(at),
      appealUntil: new Date(appealUntil),
    },
    select: { id: true },
  });
  return id;
}

/** Lodges an appeal against the newest notice. @returns its id */
export async function lodgeAppeal(
  { tx, at, declaration }: Change,
  appeal: { grounds: string; documentIds: readonly string[]; lodgedBy: string },
): Promise<string> {
  const { id: declarationId, organisationId } = declaration;
  const notice = await tx.legalNotice.findFirst({ where: { declarationId }, orderBy: { id: 'desc' } });
  if (notice === null) throw new RecordError('RECORD.MISSING', `no legal notice was served on ${declarationId}`);
  const id = newId('appeal');
  const { grounds, documentIds, lodgedBy } = appeal;
  await tx.appeal.create({
    data: {
      id,
      declarationId,
      organisationId,
      legalNoticeId: notice.id,
      grounds,
      documentIds: [...documentIds],
      lodgedBy,
      lodgedAt: new Date(at),
    },
    select: { id: true },
  });
  return id;
}

/** How an appeal ends. */
export type AppealEnd = { standing: 'upheld' | 'dismissed'; decidedBy: string; signedBy: string; why: string };

/** Decides the appeal that is open. @returns its id @throws RecordError `RECORD.MISSING` */
export async function decideAppeal(
  { tx, at, declaration }: Change,
  { standing, decidedBy, signedBy, why }: AppealEnd,
): Promise<string> {
  const open = await tx.appeal.findFirst({ where: { declarationId: declaration.id, standing: 'open' } });
  if (open === null) throw new RecordError('RECORD.MISSING', `no appeal is open on ${declaration.id}`);
  await tx.appeal.update({
    where: { id: open.id },
    data: { standing, decidedBy, signedBy, decidedWhy: why, decidedAt: new Date(at) },
    select: { id: true },
  });
  return open.id;
}

/** An open appeal has become pointless: what it was against is over. */
export async function overtakeAppeals({ tx, at, declaration }: Change): Promise<void> {
  await tx.appeal.updateMany({
    where: { declarationId: declaration.id, standing: 'open' },
    data: { standing: 'overtaken', decidedAt: new Date(at) },
  });
}
