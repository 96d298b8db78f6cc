/** Every operation of the API, in the order in which the description shows them. */
import * as apiKeys from './operations/apiKeys.js';
import * as audit from './operations/audit.js';
import * as consolidations from './operations/consolidations.js';
import * as countryPacks from './operations/countryPacks.js';
import { exportDeclarations } from './operations/declarationExport.js';
import * as declarations from './operations/declarations.js';
import * as documents from './operations/documents.js';
import * as enforcement from './operations/enforcement.js';
import * as events from './operations/events.js';
import * as exchangeRates from './operations/exchangeRates.js';
import * as hs from './operations/hs.js';
import { getGuidance } from './operations/guidance.js';
import * as inspections from './operations/inspections.js';
import * as members from './operations/members.js';
import { receiveNotice } from './operations/notices.js';
import * as ops from './operations/ops.js';
import { decodePayloads } from './operations/payloads.js';
import * as payments from './operations/payments.js';
import * as permits from './operations/permits.js';
import * as privacy from './operations/privacy.js';
import * as reassessments from './operations/reassessments.js';
import * as requests from './operations/requests.js';
import { getDescription, getHealth, getMe, getReadiness } from './operations/service.js';
import * as sessions from './operations/sessions.js';
import * as tasks from './operations/tasks.js';
import * as quotes from './operations/quotes.js';
import * as templates from './operations/templates.js';
import * as webhooks from './operations/webhooks.js';
import type { Operation } from './operation.js';

export const OPERATIONS: readonly Operation[] = [
  declarations.createDeclaration,
  declarations.listDeclarations,
  exportDeclarations,
  declarations.getDeclaration,
  declarations.changeDeclaration,
  declarations.deleteDeclaration,
  templates.copyDeclaration,
  declarations.submitDeclaration,
  declarations.resubmitDeclaration,
  declarations.withdrawDeclaration,
  declarations.supplyDocuments,
  declarations.answerQuery,
  requests.presentGoods,
  requests.requestAmendment,
  requests.cancelAmendment,
  requests.listAmendments,
  requests.requestWithdrawal,
  requests.listWithdrawalRequests,
  requests.correctDeclaration,
  declarations.recordProofOfExit,
  declarations.getTimeline,
  declarations.listAssessments,
  reassessments.reassessDeclaration,
  declarations.listDecisions,
  declarations.listVersions,
  declarations.listDeclarationTasks,
  declarations.getAct,
  enforcement.placeHold,
  enforcement.liftHold,
  enforcement.listHolds,
  enforcement.recallDeclaration,
  enforcement.endRecall,
  enforcement.invalidateDeclaration,
  enforcement.proposeEnforcement,
  enforcement.listEnforcement,
  enforcement.getEnforcement,
  enforcement.signEnforcement,
  enforcement.listLegalNotices,
  enforcement.lodgeAppeal,
  enforcement.listAppeals,
  consolidations.shutConsolidation,
  consolidations.listConsolidations,
  consolidations.getConsolidation,
  consolidations.takeOutOfBag,
  templates.createTemplate,
  templates.listTemplates,
  templates.getTemplate,
  templates.changeTemplate,
  templates.deleteTemplate,
  templates.createDraftFromTemplate,
  quotes.createQuote,
  quotes.listQuotes,
  quotes.getQuote,
  documents.uploadDocument,
  documents.listDocuments,
  documents.getDocument,
  documents.getDocumentContent,
  permits.listPermits,
  permits.getPermit,
  permits.registerPermit,
  permits.listPermitApplications,
  tasks.listTasks,
  tasks.getTask,
  tasks.decideTask,
  inspections.listInspections,
  inspections.getInspection,
  inspections.recordInspection,
  inspections.listInspectionResults,
  inspections.getInspectionResult,
  inspections.signInspectionResult,
  payments.listPayments,
  payments.getPayment,
  exchangeRates.listExchangeRates,
  exchangeRates.setExchangeRate,
  exchangeRates.importExchangeRates,
  getGuidance,
  events.listEvents,
  ops.listStuck,
  ops.listStuckCauses,
  ops.getStuck,
  ops.createOperation,
  ops.listOperations,
  ops.getOperation,
  ops.signOperation,
  ops.createOperations,
  ops.signOperations,
  countryPacks.listCountryPacks,
  countryPacks.tryCountryPack,
  countryPacks.proposeCountryPack,
  countryPacks.listCountryPackProposals,
  countryPacks.getCountryPackProposal,
  countryPacks.signCountryPack,
  audit.verifyAudit,
  audit.exportAudit,
  audit.listAccessRecords,
  decodePayloads,
  privacy.eraseSubject,
  privacy.exportSubject,
  hs.searchHs,
  hs.getHs,
  hs.classifyGoods,
  hs.importNomenclature,
  hs.checkNomenclature,
  members.listMembers,
  members.endMembership,
  members.delegateRole,
  members.createInvitation,
  members.listInvitations,
  members.revokeInvitation,
  members.grantAuthority,
  members.listAuthorities,
  members.revokeAuthority,
  receiveNotice,
  apiKeys.createApiKey,
  apiKeys.listApiKeys,
  apiKeys.rotateApiKey,
  apiKeys.revokeApiKey,
  webhooks.createWebhookEndpoint,
  webhooks.listWebhookEndpoints,
  webhooks.getWebhookEndpoint,
  webhooks.changeWebhookEndpoint,
  webhooks.deleteWebhookEndpoint,
  webhooks.rotateWebhookSecret,
  webhooks.listWebhookDeliveries,
  webhooks.listWebhookAttempts,
  webhooks.resendWebhookDelivery,
  webhooks.resendWebhookRange,
  getMe,
  sessions.listSessions,
  sessions.getCurrentSession,
  sessions.chooseMembership,
  sessions.revokeSession,
  sessions.revokeOtherSessions,
  getHealth,
  getReadiness,
  getDescription,
];
