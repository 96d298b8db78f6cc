/** Every route of the API. A test holds them against the operations of the contract, both ways. */
import { accessRecordsList } from './routes/accessRecords.list.js';
import { actsGet } from './routes/acts.get.js';
import { auditExport } from './routes/audit.export.js';
import { auditVerify } from './routes/audit.verify.js';
import { authoritiesGrant } from './routes/authorities.grant.js';
import { authoritiesList } from './routes/authorities.list.js';
import { authoritiesRevoke } from './routes/authorities.revoke.js';
import { declarationsAmend } from './routes/declarations.amend.js';
import { declarationsAmendments } from './routes/declarations.amendments.js';
import { declarationsCancelAmendment } from './routes/declarations.cancelAmendment.js';
import { declarationsCorrection } from './routes/declarations.correction.js';
import { declarationsPresentation } from './routes/declarations.presentation.js';
import { declarationsRequestWithdrawal } from './routes/declarations.requestWithdrawal.js';
import { declarationsWithdrawalRequests } from './routes/declarations.withdrawalRequests.js';
import { countryPacksList } from './routes/countryPacks.list.js';
import { countryPacksProposals } from './routes/countryPacks.proposals.js';
import { countryPacksPropose } from './routes/countryPacks.propose.js';
import { countryPacksProposal } from './routes/countryPacks.proposal.js';
import { countryPacksSign } from './routes/countryPacks.sign.js';
import { countryPacksTry } from './routes/countryPacks.try.js';
import { consolidationsGet } from './routes/consolidations.get.js';
import { consolidationsList } from './routes/consolidations.list.js';
import { consolidationsShut } from './routes/consolidations.shut.js';
import { declarationsAnswer } from './routes/declarations.answer.js';
import { declarationsAssessments } from './routes/declarations.assessments.js';
import { declarationsChange } from './routes/declarations.change.js';
import { declarationsCopy } from './routes/declarations.copy.js';
import { declarationsCreate } from './routes/declarations.create.js';
import { declarationsDecisions } from './routes/declarations.decisions.js';
import { declarationsDelete } from './routes/declarations.delete.js';
import { declarationsDocumentsSupplied } from './routes/declarations.documentsSupplied.js';
import { declarationsExport } from './routes/declarations.export.js';
import { declarationsGet } from './routes/declarations.get.js';
import { declarationsList } from './routes/declarations.list.js';
import { declarationsProofOfExit } from './routes/declarations.proofOfExit.js';
import { declarationsResubmit } from './routes/declarations.resubmit.js';
import { declarationsSubmit } from './routes/declarations.submit.js';
import { declarationsTakeOut } from './routes/declarations.takeOut.js';
import { declarationsTasks } from './routes/declarations.tasks.js';
import { declarationsTimeline } from './routes/declarations.timeline.js';
import { declarationsVersions } from './routes/declarations.versions.js';
import { declarationsWithdraw } from './routes/declarations.withdraw.js';
import { descriptionGet } from './routes/description.get.js';
import { documentsContent } from './routes/documents.content.js';
import { documentsCreate } from './routes/documents.create.js';
import { documentsGet } from './routes/documents.get.js';
import { documentsList } from './routes/documents.list.js';
import { declarationsAppealsList } from './routes/declarations.appeals.list.js';
import { declarationsAppealsLodge } from './routes/declarations.appeals.lodge.js';
import { declarationsEnforcementList } from './routes/declarations.enforcement.list.js';
import { declarationsEnforcementPropose } from './routes/declarations.enforcement.propose.js';
import { declarationsHoldsLift } from './routes/declarations.holds.lift.js';
import { declarationsHoldsList } from './routes/declarations.holds.list.js';
import { declarationsHoldsPlace } from './routes/declarations.holds.place.js';
import { declarationsInvalidate } from './routes/declarations.invalidate.js';
import { declarationsLegalNotices } from './routes/declarations.legalNotices.js';
import { declarationsReassess } from './routes/declarations.reassess.js';
import { declarationsRecall } from './routes/declarations.recall.js';
import { declarationsRecallEnd } from './routes/declarations.recall.end.js';
import { enforcementGet } from './routes/enforcement.get.js';
import { enforcementSign } from './routes/enforcement.sign.js';
import { eventsList } from './routes/events.list.js';
import { exchangeRatesImport } from './routes/exchangeRates.import.js';
import { exchangeRatesList } from './routes/exchangeRates.list.js';
import { exchangeRatesSet } from './routes/exchangeRates.set.js';
import { guidanceGet } from './routes/guidance.get.js';
import { healthGet, readinessGet } from './routes/health.get.js';
import { hsClassify } from './routes/hs.classify.js';
import { hsGet } from './routes/hs.get.js';
import { hsSearch } from './routes/hs.search.js';
import { inspectionResultsGet } from './routes/inspectionResults.get.js';
import { inspectionResultsList } from './routes/inspectionResults.list.js';
import { inspectionResultsSign } from './routes/inspectionResults.sign.js';
import { inspectionsGet } from './routes/inspections.get.js';
import { inspectionsList } from './routes/inspections.list.js';
import { inspectionsResult } from './routes/inspections.result.js';
import { MACHINE_ROUTES } from './routes/machines.js';
import { invitationsCreate } from './routes/invitations.create.js';
import { invitationsList } from './routes/invitations.list.js';
import { invitationsRevoke } from './routes/invitations.revoke.js';
import { meGet } from './routes/me.get.js';
import { membersDelegate } from './routes/members.delegate.js';
import { membersEnd } from './routes/members.end.js';
import { membersList } from './routes/members.list.js';
import { nomenclatureCheck } from './routes/nomenclature.check.js';
import { nomenclatureImport } from './routes/nomenclature.import.js';
import { noticesReceive } from './routes/notices.receive.js';
import { opsOperationsBulk } from './routes/ops.operations.bulk.js';
import { opsOperationsBulkSign } from './routes/ops.operations.bulkSign.js';
import { opsOperationsCreate } from './routes/ops.operations.create.js';
import { opsOperationsGet } from './routes/ops.operations.get.js';
import { opsOperationsList } from './routes/ops.operations.list.js';
import { opsOperationsSign } from './routes/ops.operations.sign.js';
import { opsStuckCauses } from './routes/ops.stuck.causes.js';
import { opsStuckGet } from './routes/ops.stuck.get.js';
import { opsStuckList } from './routes/ops.stuck.list.js';
import { payloadsDecode } from './routes/payloads.decode.js';
import { paymentsGet } from './routes/payments.get.js';
import { paymentsList } from './routes/payments.list.js';
import { permitApplicationsList } from './routes/permitApplications.list.js';
import { permitsCreate } from './routes/permits.create.js';
import { permitsGet } from './routes/permits.get.js';
import { permitsList } from './routes/permits.list.js';
import { privacyErase } from './routes/privacy.erase.js';
import { privacyExport } from './routes/privacy.export.js';
import { quotesCreate } from './routes/quotes.create.js';
import { quotesGet } from './routes/quotes.get.js';
import { quotesList } from './routes/quotes.list.js';
import { sessionsChoose } from './routes/sessions.choose.js';
import { sessionsCurrent } from './routes/sessions.current.js';
import { sessionsList } from './routes/sessions.list.js';
import { sessionsRevoke } from './routes/sessions.revoke.js';
import { sessionsRevokeOthers } from './routes/sessions.revokeOthers.js';
import { tasksDecide } from './routes/tasks.decide.js';
import { tasksGet } from './routes/tasks.get.js';
import { tasksList } from './routes/tasks.list.js';
import { templatesChange } from './routes/templates.change.js';
import { templatesCreate } from './routes/templates.create.js';
import { templatesDelete } from './routes/templates.delete.js';
import { templatesDraft } from './routes/templates.draft.js';
import { templatesGet } from './routes/templates.get.js';
import { templatesList } from './routes/templates.list.js';
import type { Route } from './routing/route.js';

export const ROUTES: readonly Route[] = [
  accessRecordsList,
  actsGet,
  auditExport,
  auditVerify,
  consolidationsGet,
  consolidationsList,
  consolidationsShut,
  declarationsAmend,
  declarationsAmendments,
  declarationsCancelAmendment,
  declarationsCorrection,
  declarationsPresentation,
  declarationsRequestWithdrawal,
  declarationsWithdrawalRequests,
  declarationsAnswer,
  declarationsAssessments,
  declarationsChange,
  declarationsCopy,
  declarationsCreate,
  declarationsDecisions,
  declarationsDelete,
  declarationsDocumentsSupplied,
  declarationsGet,
  declarationsList,
  declarationsExport,
  declarationsProofOfExit,
  declarationsResubmit,
  declarationsSubmit,
  declarationsTakeOut,
  declarationsTasks,
  declarationsTimeline,
  declarationsVersions,
  declarationsWithdraw,
  descriptionGet,
  documentsContent,
  documentsCreate,
  documentsGet,
  documentsList,
  declarationsAppealsList,
  declarationsAppealsLodge,
  declarationsEnforcementList,
  declarationsEnforcementPropose,
  declarationsHoldsLift,
  declarationsHoldsList,
  declarationsHoldsPlace,
  declarationsInvalidate,
  declarationsLegalNotices,
  declarationsReassess,
  declarationsRecall,
  declarationsRecallEnd,
  enforcementGet,
  enforcementSign,
  eventsList,
  exchangeRatesImport,
  exchangeRatesList,
  exchangeRatesSet,
  guidanceGet,
  healthGet,
  readinessGet,
  hsClassify,
  hsGet,
  hsSearch,
  inspectionsGet,
  inspectionsList,
  inspectionsResult,
  inspectionResultsList,
  inspectionResultsGet,
  inspectionResultsSign,
  meGet,
  invitationsCreate,
  invitationsList,
  invitationsRevoke,
  authoritiesGrant,
  authoritiesList,
  authoritiesRevoke,
  membersDelegate,
  membersEnd,
  membersList,
  nomenclatureCheck,
  nomenclatureImport,
  noticesReceive,
  opsOperationsCreate,
  opsOperationsGet,
  opsOperationsList,
  opsOperationsSign,
  opsOperationsBulk,
  opsOperationsBulkSign,
  opsStuckCauses,
  opsStuckGet,
  opsStuckList,
  payloadsDecode,
  paymentsGet,
  paymentsList,
  permitApplicationsList,
  permitsCreate,
  permitsGet,
  permitsList,
  countryPacksList,
  countryPacksPropose,
  countryPacksProposals,
  countryPacksProposal,
  countryPacksSign,
  countryPacksTry,
  privacyErase,
  privacyExport,
  quotesCreate,
  quotesGet,
  quotesList,
  sessionsCurrent,
  sessionsList,
  sessionsChoose,
  sessionsRevoke,
  sessionsRevokeOthers,
  tasksDecide,
  tasksGet,
  tasksList,
  templatesChange,
  templatesCreate,
  templatesDelete,
  templatesDraft,
  templatesGet,
  templatesList,
  ...MACHINE_ROUTES,
];
