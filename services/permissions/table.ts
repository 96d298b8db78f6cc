import { MEMBER_ROLES, type MemberRole } from '../../domain/people/memberRoles.js';

/**
 * How far a role reaches in a use case:
 * - `organisation`: what belongs to its own organisation, or to the firm that an agent acts for;
 * - `agency`: what concerns its own agency;
 * - `all`: everything in the installation but other people's drafts;
 * - `person`: what is the person's own, such as their sessions.
 */
export type Reach = 'organisation' | 'agency' | 'all' | 'person';

type Roles = Readonly<Partial<Record<MemberRole, Reach>>>;

/** One row: who may, how far, and whether the case may be the person's own. */
export interface Permission {
  readonly roles: Roles;
  /** Nobody decides on a declaration they made themselves. */
  readonly notOwnCase?: true;
  /** An agent may do it without acting for a firm. */
  readonly agentsForThemselves?: true;
  /** Not for keys: what decides who may ask in a firm's name is a person's to do. */
  readonly peopleOnly?: true;
}

const FIRM: Roles = { exporter: 'organisation', firm_administrator: 'organisation', agent: 'organisation' };
const CUSTOMS: Roles = { customs_officer: 'all', customs_supervisor: 'all' };
const AGENCIES: Roles = { agency_officer: 'agency' };
const OPERATORS: Roles = { operator: 'all', operations_supervisor: 'all' };
/** Who looks over everybody's shoulder, and changes nothing. */
const AUDITORS: Roles = { auditor: 'all' };

const exporterOnly: Permission = { roles: FIRM };
/** The firm's own people: what would outlive the authority of an agent is not an agent's to set up. */
const OWN_PEOPLE: Roles = { exporter: 'organisation', firm_administrator: 'organisation' };
const ownPeopleOnly: Permission = { roles: OWN_PEOPLE };
const ownPeopleInPerson: Permission = { roles: OWN_PEOPLE, peopleOnly: true };
const ownPeopleRead: Permission = { roles: { ...OWN_PEOPLE, ...AUDITORS } };
const operatorOnly: Permission = { roles: OPERATORS };
const operatorReads: Permission = { roles: { ...OPERATORS, ...AUDITORS } };
const customsDecision: Permission = { roles: CUSTOMS, notOwnCase: true };
const customsReads: Permission = { roles: { ...CUSTOMS, ...OPERATORS, ...AUDITORS } };
const everyone: Permission = { roles: { ...FIRM, ...CUSTOMS, ...AGENCIES, ...OPERATORS, ...AUDITORS } };
/** Who has a queue of tasks. */
const workers: Permission = { roles: { ...FIRM, ...CUSTOMS, ...AGENCIES, ...OPERATORS } };
const allButAgencies: Permission = { roles: { ...FIRM, ...CUSTOMS, ...OPERATORS, ...AUDITORS } };
const rateKeepers: Permission = { roles: { ...CUSTOMS, ...OPERATORS } };
/** What belongs to nobody, and what one is told of oneself. */
const anybody: Permission = {
  roles: Object.fromEntries(MEMBER_ROLES.map((role) => [role, 'all'])),
  agentsForThemselves: true,
};
const OWN: Roles = Object.fromEntries(MEMBER_ROLES.map((role) => [role, 'organisation']));
const peopleReads: Permission = { roles: { ...OWN, auditor: 'all', administrator: 'all' }, agentsForThemselves: true };
/**
 * Who lets people into an organisation: a firm's administrator, the supervisors of customs and of operations, and
 * administrators into every organisation. Agencies, agents and auditors have nobody of their own for it.
 */
const INVITERS: Roles = {
  firm_administrator: 'organisation',
  customs_supervisor: 'organisation',
  operations_supervisor: 'organisation',
  administrator: 'all',
};
const ownAffairs: Permission = {
  roles: Object.fromEntries(MEMBER_ROLES.map((role) => [role, 'person'])),
  agentsForThemselves: true,
  peopleOnly: true,
};

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
  listEnforcement: customsReads,
  getEnforcement: customsReads,
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
  registerPermit: { roles: AGENCIES },
  listPermitApplications: everyone,
  listTasks: workers,
  getTask: workers,
  decideTask: { roles: { ...CUSTOMS, ...AGENCIES }, notOwnCase: true },
  listInspections: allButAgencies,
  getInspection: allButAgencies,
  recordInspection: customsDecision,
  listInspectionResults: customsReads,
  getInspectionResult: customsReads,
  signInspectionResult: customsDecision,
  listPayments: allButAgencies,
  getPayment: allButAgencies,
  getGuidance: anybody,
  listEvents: everyone,
  listExchangeRates: anybody,
  setExchangeRate: rateKeepers,
  importExchangeRates: rateKeepers,
  shutConsolidation: { roles: OPERATORS, notOwnCase: true },
  listConsolidations: allButAgencies,
  getConsolidation: allButAgencies,
  takeOutOfBag: { roles: OPERATORS, notOwnCase: true },
  listStuck: operatorReads,
  listStuckCauses: operatorReads,
  getStuck: operatorReads,
  createOperation: { roles: OPERATORS, notOwnCase: true },
  listOperations: operatorReads,
  getOperation: operatorReads,
  signOperation: { roles: OPERATORS, notOwnCase: true },
  // Each case of them is asked as createOperation and signOperation, own case included.
  createOperations: operatorOnly,
  signOperations: operatorOnly,
  listCountryPacks: anybody,
  tryCountryPack: operatorOnly,
  proposeCountryPack: operatorOnly,
  listCountryPackProposals: operatorReads,
  getCountryPackProposal: operatorReads,
  signCountryPack: operatorOnly,
  verifyAudit: operatorReads,
  searchHs: anybody,
  getHs: anybody,
  classifyGoods: anybody,
  exportAudit: operatorReads,
  listAccessRecords: { roles: { ...FIRM, ...OPERATORS, ...AUDITORS } },
  decodePayloads: { ...operatorOnly, peopleOnly: true },
  eraseSubject: { roles: { operations_supervisor: 'all' } },
  exportSubject: { roles: { operations_supervisor: 'all' } },
  importNomenclature: operatorOnly,
  checkNomenclature: operatorReads,
  listMembers: peopleReads,
  endMembership: { roles: { ...OWN, administrator: 'all' }, agentsForThemselves: true, peopleOnly: true },
  delegateRole: { roles: OWN, agentsForThemselves: true, peopleOnly: true },
  createInvitation: { roles: INVITERS, peopleOnly: true },
  listInvitations: { roles: { ...INVITERS, ...AUDITORS } },
  revokeInvitation: { roles: INVITERS, peopleOnly: true },
  grantAuthority: { roles: { firm_administrator: 'organisation' } },
  listAuthorities: peopleReads,
  revokeAuthority: { roles: { firm_administrator: 'organisation', administrator: 'all' } },
  createApiKey: ownPeopleInPerson,
  listApiKeys: ownPeopleRead,
  rotateApiKey: ownPeopleInPerson,
  revokeApiKey: ownPeopleInPerson,
  createWebhookEndpoint: ownPeopleOnly,
  listWebhookEndpoints: ownPeopleRead,
  getWebhookEndpoint: ownPeopleRead,
  changeWebhookEndpoint: ownPeopleOnly,
  deleteWebhookEndpoint: ownPeopleOnly,
  rotateWebhookSecret: ownPeopleInPerson,
  listWebhookDeliveries: ownPeopleRead,
  listWebhookAttempts: ownPeopleRead,
  resendWebhookDelivery: ownPeopleOnly,
  resendWebhookRange: ownPeopleOnly,
  getMe: anybody,
  listSessions: ownAffairs,
  getCurrentSession: ownAffairs,
  chooseMembership: ownAffairs,
  revokeSession: ownAffairs,
  revokeOtherSessions: ownAffairs,
} as const satisfies Record<string, Permission>;

export type UseCase = keyof typeof PERMISSIONS;
export const USE_CASES = Object.keys(PERMISSIONS) as readonly UseCase[];

export const isUseCase = (text: string): text is UseCase => Object.hasOwn(PERMISSIONS, text);

/** The row of a use case. */
export const permissionOf = (useCase: UseCase): Permission => PERMISSIONS[useCase];
