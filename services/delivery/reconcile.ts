import { clearanceWorkflowId } from '../../domain/ids/workflowIds.js';
import { DISPATCHER } from '../../prisma/actor.js';
import { listOpenDeclarations, type OpenDeclaration } from '../../prisma/queries/listOpenDeclarations.js';
import { SNAPSHOT_QUERY } from '../../workflows/messages.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { handleOf, isRunning } from './workflows.js';

/** One thing in which the row and the workflow do not agree. */
export interface Difference {
  declarationId: string;
  what: 'workflow' | 'state' | 'version' | 'sequence' | 'declarationVersion' | 'flags';
  row: string;
  workflow: string;
}

/** The part of a workflow's own view that its row must show too. */
type Snapshot = Pick<OpenDeclaration, 'state' | 'version' | 'sequence' | 'declarationVersion' | 'flags'>;

const COMPARED = ['state', 'version', 'declarationVersion'] as const;
/** While permits are pending their own workflows raise these two, and the clearance sees them at its next recording. */
const COMPARED_ALONE = ['sequence', 'flags'] as const;
const BATCH = 100;

/**
 * Holds every open declaration's row against its running workflow's own view. A difference is reported only when it is
 * still there on a second look, since between the two looks at one case it may have moved on.
 */
export async function reconcile(deps: ServiceDeps): Promise<Difference[]> {
  const differences: Difference[] = [];
  for (let after = ''; ;) {
    const stretch = await read(deps, after);
    for (const declaration of stretch) {
      if ((await compare(deps, declaration)).length === 0) continue;
      const [again] = await read(deps, before(declaration.id), 1);
      if (again?.id === declaration.id) differences.push(...(await compare(deps, again)));
    }
    const last = stretch.at(-1);
    if (last === undefined || stretch.length < BATCH) return differences;
    after = last.id;
  }
}

const read = (deps: ServiceDeps, after: string, limit = BATCH): Promise<OpenDeclaration[]> =>
  deps.record.withActor(DISPATCHER, (tx) =>
    listOpenDeclarations(tx, { after, untouchedSince: new Date(deps.clock().getTime() + 1000), limit }),
  );

/** The greatest text that sorts before an id: the id without its last character. */
const before = (id: string): string => id.slice(0, -1);

async function compare(deps: ServiceDeps, declaration: OpenDeclaration): Promise<Difference[]> {
  const { id: declarationId } = declaration;
  // Asked first: a run that has ended answers queries too, as long as it is kept.
  if (!(await isRunning(deps, declarationId))) {
    return [{ declarationId, what: 'workflow', row: declaration.state, workflow: 'not running' }];
  }
  const snapshot = await deps.temporal.withDeadline(Date.now() + deps.config.actWaitMs, () =>
    handleOf(deps.temporal, clearanceWorkflowId(declarationId)).query<Snapshot | undefined>(SNAPSHOT_QUERY),
  );
  if (snapshot === undefined) return [];
  const text = (value: unknown): string => (Array.isArray(value) ? value.map(String).sort().join(' ') : String(value));
  const compared = declaration.state === 'PERMITS_PENDING' ? COMPARED : [...COMPARED, ...COMPARED_ALONE];
  return compared
    .filter((what) => text(declaration[what]) !== text(snapshot[what]))
    .map((what) => ({
      declarationId,
      what,
      row: text(declaration[what]),
      workflow: text(snapshot[what]),
    }));
}
