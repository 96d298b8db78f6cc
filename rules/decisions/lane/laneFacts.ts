import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import type { Ruleset } from '../../loader/pack.js';
import type { LaneRule, PermitStanding } from '../../schemas/lanes.js';
import type { DecisionTime } from '../makeDecision.js';

/** What the record knows beside the declaration. */
export interface LaneFacts {
  /** Nothing this exporter declared has been released before. */
  firstExport: boolean;
  /** Earlier declarations of this exporter that an examination corrected. */
  earlierCorrections?: number;
  /** How each permit this parcel rests on stands. */
  permitStandings: readonly { permitType: string; standing: PermitStanding }[];
}

export interface AssignLaneInput extends DecisionTime {
  data: DeclarationData;
  declarationId: string;
  facts: LaneFacts;
  /** Decimal text in [0, 1): replaces the reproducible draw (deadline policy of a test or demonstration). */
  randomDraw?: string;
  ruleset?: Ruleset;
}

/** The lane, and what a yellow one asks for. */
export type LaneAnswer = { lane: LaneRule['lane']; documents?: string[] };

/** What conditions are asked of. */
export interface ConditionContext {
  data: DeclarationData;
  facts: LaneFacts;
  /** The draw for a salt. */
  draw(salt: string): string;
}
