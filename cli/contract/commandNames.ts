import type { Operation } from '../../api/contract/operation.js';
import { OPERATIONS } from '../../api/contract/operations.js';

/** Operations that no command reaches, and why. */
export const WITHOUT_COMMAND: Readonly<Record<string, string>> = {
  receiveNotice: 'a counterparty speaks here, and signs what it says; a person has no secret to sign with',
  chooseMembership: 'a role is chosen in the session of a browser; a token speaks in the role that it was made for',
};

/** Commands written by hand, beside the generated ones, for what people do most; a test holds both against each other. */
export const FRIENDLY_COMMANDS: Readonly<Record<string, readonly string[]>> = {
  createDeclaration: ['submit'],
  submitDeclaration: ['submit'],
  listDeclarations: ['declarations'],
  exportDeclarations: ['declarations'],
  getDeclaration: ['track'],
  getTimeline: ['track'],
  listAssessments: ['track'],
  copyDeclaration: ['copy'],
  createQuote: ['quote'],
  createTemplate: ['template keep'],
  listTemplates: ['template list'],
  createDraftFromTemplate: ['template use'],
  deleteTemplate: ['template delete'],
  listTasks: ['tasks'],
  getTask: ['approve'],
  decideTask: ['approve'],
  recordInspection: ['inspect'],
  signInspectionResult: ['sign'],
  listInspectionResults: ['results'],
  getGuidance: ['guidance'],
  listEvents: ['events', 'listen'],
  createApiKey: ['keys create'],
  listApiKeys: ['keys list'],
  rotateApiKey: ['keys rotate'],
  revokeApiKey: ['keys revoke'],
  listMembers: ['people list'],
  endMembership: ['people end'],
  delegateRole: ['people delegate'],
  createInvitation: ['people invite'],
  listInvitations: ['people invitations'],
  revokeInvitation: ['people revoke'],
  grantAuthority: ['authority grant'],
  listAuthorities: ['authority list'],
  revokeAuthority: ['authority revoke'],
  createWebhookEndpoint: ['webhooks add'],
  listWebhookEndpoints: ['webhooks list'],
  changeWebhookEndpoint: ['webhooks on', 'webhooks off'],
  listWebhookDeliveries: ['webhooks deliveries'],
  listWebhookAttempts: ['webhooks attempts'],
  resendWebhookDelivery: ['webhooks resend'],
  resendWebhookRange: ['webhooks resend'],
  listStuck: ['ops stuck'],
  createOperation: ['ops retry', 'ops override', 'ops skip', 'ops abort'],
  signOperation: ['ops sign'],
  verifyAudit: ['audit verify'],
  exportAudit: ['audit export'],
  listAccessRecords: ['access'],
  tryCountryPack: ['countries try'],
  listCountryPackProposals: ['countries proposals'],
  listExchangeRates: ['rates show'],
  setExchangeRate: ['rates set'],
  importExchangeRates: ['rates import'],
  searchHs: ['hs search'],
  getHs: ['hs show'],
  classifyGoods: ['hs classify'],
  importNomenclature: ['nomenclature import'],
  checkNomenclature: ['nomenclature check'],
};

/** The operations that `portolan call` reaches, in the order of the description. */
export const CALLED_OPERATIONS: readonly Operation[] = OPERATIONS.filter(
  ({ operationId }) => WITHOUT_COMMAND[operationId] === undefined,
);

/** Name of an operation's generated command: `getTask` is `get-task`. */
export const commandNameOf = ({ operationId }: Pick<Operation, 'operationId'>): string =>
  operationId.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Name of an option: `document_ids` is `document-ids`. */
export const optionNameOf = (member: string): string => member.replaceAll('_', '-');

const ON_DECLARATION = /^\/v1\/declarations\/\{declaration_id\}\/[^{]+$/;

/** The action that an operation is on a declaration, if it does something to one: `withdraw`, `answer-query`, … */
export function actionOf(operation: Operation): string | undefined {
  const { method, path } = operation;
  return method === 'post' && ON_DECLARATION.test(path)
    ? commandNameOf(operation).replace(/-declaration$/, '')
    : undefined;
}

/** Who speaks, by what a summary says in brackets of who may; where it says nothing, the person of its part of the API. */
const PERSON_OF_WORD: readonly (readonly [RegExp, string])[] = [
  [/\(customs officer\b/, 'customs_officer'],
  [/\(operator\b/, 'operator'],
  [/\(operations supervisor\b/, 'operations_supervisor'],
  [/\(firm's administrator\b/, 'firm_administrator'],
  [/\(officer of the agency\b/, 'naeb_officer'],
];
const PERSON_OF_TAG: Readonly<Record<string, string>> = {
  tasks: 'customs_officer',
  inspections: 'customs_officer',
  ops: 'operator',
  audit: 'operator',
  'country packs': 'operator',
};

/** Person of a development installation by whom an operation is done unless `--as` names another. */
export function personOf({ operationId, tag, summary }: Pick<Operation, 'operationId' | 'tag' | 'summary'>): string {
  const person = PERSON_OF_WORD.find(([word]) => word.test(summary))?.[1] ?? PERSON_OF_TAG[tag] ?? 'exporter';
  // Who signs is not the one who proposed.
  return operationId.startsWith('sign') ? `second_${person}` : person;
}

/** The command line that does an operation, with a place for each parameter of its path. */
export function usageOf(operation: Operation): string {
  const places = Object.keys(operation.params?.shape ?? {}).map((name) => `<${optionNameOf(name)}>`);
  return ['portolan call', commandNameOf(operation), ...places].join(' ');
}
