import type { ClearanceFile } from '../clearanceFile.js';
import { waitInState } from './deadlines.js';

/**
 * DOCUMENTS_REQUIRED, QUERY, INSPECTION: exporter and officer take turns by their acts, which carry the state on; here
 * only the deadlines run.
 */
export async function control(file: ClearanceFile): Promise<void> {
  await waitInState(file);
}
