import type { ClearanceFile } from '../clearanceFile.js';
import { waitInState } from './deadlines.js';

/**
 * DOCUMENTS_REQUIRED, QUERY, INSPECTION and what officers do to goods after them (RECALLED, DETAINED, SEIZED): people's
 * acts, or the authority's notices, carry the state on; here only the deadlines run.
 */
export async function control(file: ClearanceFile): Promise<void> {
  await waitInState(file);
}
