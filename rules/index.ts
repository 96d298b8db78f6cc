/** The public face of the rules: load packs once, then ask. */
export { loadPacks } from './loader/loadPacks.js';
export { type Pack, type Ruleset } from './loader/pack.js';
export { PackError, type PackErrorCode } from './loader/packError.js';
export { type PackRegistry } from './loader/packRegistry.js';
export { rulesetRef } from './loader/rulesetRef.js';
export { assessDuty } from './decisions/assessment/assessDuty.js';
export {
  WHOLE_DECLARATION,
  type AssessDutyInput,
  type Assessment,
  type CannotSay,
  type ChargeLine,
} from './decisions/assessment/assessment.js';
export { assessmentDifferences, type AssessmentDifference } from './decisions/assessment/assessmentDifferences.js';
export { authorityModes, type AuthorityModes } from './decisions/authorityModes.js';
export { checkDeclaration } from './decisions/declaration/checkDeclaration.js';
export { type DeclarationFault } from './decisions/declaration/fault.js';
export {
  computeDeadline,
  type ComputeDeadlineInput,
  type DeadlineAnswer,
} from './decisions/deadline/computeDeadline.js';
export { documentTypes } from './decisions/documentTypes.js';
export { compareInspection } from './decisions/inspection/compareInspection.js';
export {
  type InspectionComparison,
  type InspectionDifference,
  type InspectionFindings,
  type ItemFinding,
} from './decisions/inspection/findings.js';
export { assignLane } from './decisions/lane/assignLane.js';
export { type AssignLaneInput, type LaneAnswer, type LaneFacts } from './decisions/lane/laneFacts.js';
export { decidePermits } from './decisions/permits/decidePermits.js';
export {
  type DecidePermitsInput,
  type MisfitReason,
  type PermitOnFile,
  type PermitRequirement,
} from './decisions/permits/permitRequirement.js';
export { findCover } from './decisions/permits/findCover.js';
export { retryDefaults, type RetryDefaults, type RetryDefaultsInput } from './decisions/retryDefaults.js';
