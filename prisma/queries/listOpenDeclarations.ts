import { TERMINAL_STATES, type State } from '../../domain/clearance/states.js';
import type { Transaction } from '../withActor.js';

/** What is needed to hold a declaration against its workflow. */
export interface OpenDeclaration {
  id: string;
  state: State;
  version: number;
  sequence: number;
  declarationVersion: number;
  flags: string[];
}

/** Submitted declarations that have not ended and were not touched since an instant, by id; a stretch after one. */
export async function listOpenDeclarations(
  tx: Transaction,
  stretch: { after: string; untouchedSince: Date; limit: number },
): Promise<OpenDeclaration[]> {
  const rows = await tx.declaration.findMany({
    where: {
      id: { gt: stretch.after },
      state: { notIn: ['DRAFT', ...TERMINAL_STATES] },
      updatedAt: { lt: stretch.untouchedSince },
    },
    select: { id: true, state: true, version: true, sequence: true, declarationVersion: true, flags: true },
    orderBy: { id: 'asc' },
    take: stretch.limit,
  });
  // The words of the column are held by its check constraint.
  return rows.map((row) => ({ ...row, state: row.state as State }));
}
