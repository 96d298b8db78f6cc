import type { ConsolidationView } from '../../services/consolidations/readConsolidations.js';
import type { ShutConsolidation as Shut } from '../../services/consolidations/shutConsolidation.js';
import type { Consolidation, ShutConsolidation } from '../contract/consolidation.js';
import { presentAct } from './presentAct.js';

export const presentConsolidation = ({ consolidation, parcels }: ConsolidationView): Consolidation => ({
  id: consolidation.id,
  mucr: consolidation.mucr,
  bag_sscc: consolidation.bagSscc,
  container_number: consolidation.container,
  shut_by: consolidation.shutBy,
  shut_at: consolidation.shutAt,
  parcels: parcels.map(({ id, state, flags, s10 }) => ({
    declaration_id: id,
    state,
    on_hold: flags.includes('hold'),
    s10,
  })),
});

export const presentShut = (shut: Shut): ShutConsolidation => ({
  ...presentConsolidation(shut),
  acts: shut.acts.map(presentAct),
});
