/** Processes an installation can have. A second worker is `worker-2`, and so on. */
export type ServerName = 'postgres' | 'temporal';
export type ProgramName = 'mocks' | 'api' | 'worker';
export type PartName = ServerName | ProgramName;

/** In the order in which they are started; they are stopped the other way round. */
export const partNames: readonly PartName[] = ['postgres', 'temporal', 'mocks', 'api', 'worker'];
