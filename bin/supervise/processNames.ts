/** Processes an installation can have. Several of one program are numbered: `worker-1`, `worker-2`. */
export type ServerName = 'postgres' | 'temporal';
export type ProgramName = 'mocks' | 'api' | 'worker';
export type PartName = ServerName | ProgramName;

/** In the order in which they are started; they are stopped the other way round. */
export const partNames: readonly PartName[] = ['postgres', 'temporal', 'mocks', 'api', 'worker'];

/** Names of the processes of one program: its own for one, numbered from 1 for several. */
export function processNames(program: ProgramName, count: number): string[] {
  return Array.from({ length: count }, (_, index) => (count === 1 ? program : `${program}-${index + 1}`));
}
