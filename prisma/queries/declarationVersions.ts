import type { DeclarationData } from '../../domain/declaration/declarationData.js';
import { jsonColumn } from '../jsonColumn.js';
import { newRowId } from '../newId.js';
import { RecordError } from '../recordErrors.js';
import type { Transaction } from '../withActor.js';
import type { Change } from './change.js';
import { factsOfNewVersion } from './declarationRow.js';

/** What was declared, in one version; never changed. */
export interface DeclarationVersion {
  id: string;
  declarationId: string;
  number: number;
  /** `customs` for a correction after inspection. */
  madeBy: 'exporter' | 'customs';
  personId: string | null;
  data: DeclarationData;
  reason: string | null;
  createdAt: string;
}

/** @throws RecordError `RECORD.MISSING` */
export async function getDeclarationVersion(
  tx: Transaction,
  declarationId: string,
  number: number,
): Promise<DeclarationVersion> {
  const row = await tx.declarationVersion.findUnique({ where: { declarationId_number: { declarationId, number } } });
  if (row === null) throw new RecordError('RECORD.MISSING', `declaration ${declarationId} has no version ${number}`);
  return readVersion(row);
}

/**
 * Adds the next version and makes it the one that stands. A version of the exporter is a new lodgement, so what customs
 * said of the earlier one no longer counts; one that amends, and a correction by customs, are part of the lodgement that
 * stands.
 */
export async function addDeclarationVersion(
  change: Change,
  version: {
    data: DeclarationData;
    madeBy: 'exporter' | 'customs';
    personId?: string;
    reason?: string;
    amends?: boolean;
  },
): Promise<number> {
  const { tx, declaration } = change;
  const number = declaration.declarationVersion + 1;
  await tx.declarationVersion.create({
    data: {
      id: newRowId(),
      declarationId: declaration.id,
      organisationId: declaration.organisationId,
      number,
      madeBy: version.madeBy,
      personId: version.personId ?? null,
      data: jsonColumn(version.data),
      reason: version.reason ?? null,
    },
    select: { id: true },
  });
  declaration.declarationVersion = number;
  declaration.originCountry = version.data.corridor.origin;
  declaration.destinationCountry = version.data.corridor.destination;
  if (version.madeBy === 'exporter' && version.amends !== true)
    declaration.facts = factsOfNewVersion(declaration.facts);
  return number;
}

function readVersion(row: {
  id: string;
  declarationId: string;
  number: number;
  madeBy: string;
  personId: string | null;
  data: unknown;
  reason: string | null;
  createdAt: Date;
}): DeclarationVersion {
  return {
    ...row,
    madeBy: row.madeBy === 'customs' ? 'customs' : 'exporter',
    // Written by addDeclarationVersion, and by nothing else.
    data: row.data as DeclarationData,
    createdAt: row.createdAt.toISOString(),
  };
}
