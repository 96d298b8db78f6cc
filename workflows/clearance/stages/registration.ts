import type { ClearanceFile } from '../clearanceFile.js';

/** REGISTERED: the lane decides whether a control comes before the final assessment. Blue is audited after release. */
export async function registered(file: ClearanceFile): Promise<void> {
  const { lane } = file.snapshot;
  await file.step(lane === 'yellow' || lane === 'red' ? 'openControl' : 'assess');
}
