import type { ClearanceFile } from '../clearanceFile.js';
import { waitInState } from './deadlines.js';

/**
 * REGISTERED: the lane decides whether a control comes before the final assessment. Blue is audited after release. Where
 * the authority chooses the lane, its notice is awaited; a marketplace's parcel is matched first.
 */
export async function registered(file: ClearanceFile): Promise<void> {
  const { lane, authority, matching } = file.snapshot;
  if (matching !== 'none') await file.step('openMatching');
  else if (authority.lane === 'authority') await waitInState(file);
  else await file.step(lane === 'yellow' || lane === 'red' ? 'openControl' : 'assess');
}

/** MATCHING: order, payment and waybill are awaited from their three senders; the lane follows once they agree. */
export async function matching(file: ClearanceFile): Promise<void> {
  if (file.snapshot.matching === 'matched') await file.step('endMatching');
  else await waitInState(file);
}
