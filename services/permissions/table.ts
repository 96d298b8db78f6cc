import type { PersonRole } from '../../domain/clearance/roles.js';

/**
 * How far a role reaches in a use case:
 * - `organisation`: what belongs to its own organisation;
 * - `agency`: what concerns its own agency;
 * - `all`: everything in the installation but other people's drafts.
 */
export type Reach = 'organisation' | 'agency' | 'all';

/** One row: who may, how far, and whether the case may be the person's own. */
export interface Permission {
  readonly roles: Readonly<Partial<Record<PersonRole, Reach>>>;
  /** Nobody decides on a declaration they made themselves. */
  readonly notOwnCase?: true;
}

const exporterOnly: Permission = { roles: { exporter: 'organisation' } };
const operatorOnly: Permission = { roles: { operator: 'all' } };
const customsDecision: Permission = { roles: { customs_officer: 'all' }, notOwnCase: true };
const everyone: Permission = {
  roles: { exporter: 'organisation', customs_officer: 'all', agency_officer: 'agency', operator: 'all' },
};
/** Nobody's own: codes and their wording. */
const referenceData: Permission = {
  roles: { exporter: 'all', customs_officer: 'all', agency_officer: 'all', operator: 'all' },
};
const allButAgencies: Permission = { roles: { exporter: 'organisation', customs_officer: 'all', operator: 'all' } };

/**
 * The one table of permissions: use case × role. Routes, pages and commands take their checks from here and nowhere
 * else; tests enumerate it for every route and role. A use case that is not in it does not exist.
 */
export const PERMISSIONS = {
  createDeclaration: exporterOnly,
  listDeclarations: everyone,
  exportDeclarations: everyone,
  getDeclaration: everyone,
  changeDeclaration: exporterOnly,
  deleteDeclaration: exporterOnly,
  copyDeclaration: exporterOnly,
  submitDeclaration: exporterOnly,
  resubmitDeclaration: exporterOnly,
  withdrawDeclaration: exporterOnly,
  supplyDocuments: exporterOnly,
  answerQuery: exporterOnly,
  presentGoods: exporterOnly,
  requestAmendment: exporterOnly,
  cancelAmendment: exporterOnly,
  listAmendments: allButAgencies,
  requestWithdrawal: exporterOnly,
  listWithdrawalRequests: allButAgencies,
  correctDeclaration: customsDecision,
  recordProofOfExit: customsDecision,
  invalidateDeclaration: customsDecision,
  placeHold: customsDecision,
  liftHold: customsDecision,
  listHolds: allButAgencies,
  recallDeclaration: customsDecision,
  endRecall: customsDecision,
  proposeEnforcement: customsDecision,
  signEnforcement: customsDecision,
  listEnforcement: { roles: { customs_officer: 'all', operator: 'all' } },
  getEnforcement: { roles: { customs_officer: 'all', operator: 'all' } },
  listLegalNotices: allButAgencies,
  lodgeAppeal: exporterOnly,
  listAppeals: allButAgencies,
  getTimeline: everyone,
  listAssessments: allButAgencies,
  reassessDeclaration: allButAgencies,
  listDecisions: allButAgencies,
  listVersions: everyone,
  listDeclarationTasks: everyone,
  getAct: everyone,
  createTemplate: exporterOnly,
  listTemplates: exporterOnly,
  getTemplate: exporterOnly,
  changeTemplate: exporterOnly,
  deleteTemplate: exporterOnly,
  createDraftFromTemplate: exporterOnly,
  createQuote: exporterOnly,
  listQuotes: exporterOnly,
  getQuote: exporterOnly,
  uploadDocument: exporterOnly,
  listDocuments: everyone,
  getDocument: everyone,
  getDocumentContent: everyone,
  listPermits: everyone,
  getPermit: everyone,
  registerPermit: { roles: { agency_officer: 'agency' } },
  listPermitApplications: everyone,
  listTasks: everyone,
  getTask: everyone,
  decideTask: { roles: { customs_officer: 'all', agency_officer: 'agency' }, notOwnCase: true },
  listInspections: allButAgencies,
  getInspection: allButAgencies,
  recordInspection: customsDecision,
  listPayments: allButAgencies,
  getPayment: allButAgencies,
  getGuidance: everyone,
  listEvents: everyone,
  listExchangeRates: everyone,
  setExchangeRate: { roles: { customs_officer: 'all', operator: 'all' } },
  importExchangeRates: { roles: { customs_officer: 'all', operator: 'all' } },
  shutConsolidation: { roles: { operator: 'all' }, notOwnCase: true },
  listConsolidations: allButAgencies,
  getConsolidation: allButAgencies,
  takeOutOfBag: { roles: { operator: 'all' }, notOwnCase: true },
  listStuck: operatorOnly,
  listStuckCauses: operatorOnly,
  getStuck: operatorOnly,
  createOperation: { roles: { operator: 'all' }, notOwnCase: true },
  listOperations: operatorOnly,
  getOperation: operatorOnly,
  signOperation: { roles: { operator: 'all' }, notOwnCase: true },
  listCountryPacks: everyone,
  tryCountryPack: operatorOnly,
  proposeCountryPack: operatorOnly,
  listCountryPackProposals: operatorOnly,
  getCountryPackProposal: operatorOnly,
  signCountryPack: operatorOnly,
  verifyAudit: operatorOnly,
  searchHs: referenceData,
  getHs: referenceData,
  classifyGoods: referenceData,
  importNomenclature: operatorOnly,
  checkNomenclature: operatorOnly,
  getMe: everyone,
} as const satisfies Record<string, Permission>;

export type UseCase = keyof typeof PERMISSIONS;
export const USE_CASES = Object.keys(PERMISSIONS) as readonly UseCase[];

export const isUseCase = (text: string): text is UseCase => Object.hasOwn(PERMISSIONS, text);

/** The row of a use case. */
export const permissionOf = (useCase: UseCase): Permission => PERMISSIONS[useCase];
