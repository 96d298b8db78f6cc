/**
 * Every column that could hold what somebody wrote is classed: sealed under its subject's key, or open for a reason that
 * stands here. A new column of text, JSON or bytes belongs into one of the two before it is written.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../bin/setup/checkout.mjs';
import { findPersonalColumns, PERSONAL_COLUMNS } from '../../prisma/sealing/personalColumns.js';

/** Of these names every column is an id of ours, a word of a closed list, a code, a key or a hash, in whatever table. */
const NEVER_WRITTEN_FREELY = new Set([
  ...[
    'id',
    'key',
    'scope',
    'chain',
    'entryId',
    'installationId',
    'organisationId',
    'declarationId',
    'personId',
    'workflowId',
  ],
  ...[
    'subjectId',
    'accountId',
    'assessmentId',
    'decisionId',
    'applicationId',
    'permitId',
    'consolidationId',
    'legalNoticeId',
  ],
  ...['correlationId', 'proposalId', 'packId', 'ruleId', 'noticeId', 'documentIds', 'masterKeyId', 'declarantPersonId'],
  ...[
    'effectKey',
    'reservationKey',
    'storageKey',
    'hash',
    'previousHash',
    'detailsSalt',
    'tokenHash',
    'bodyHash',
    'packHash',
  ],
  ...['requestHash', 'contentHash', 'sha256', 'fingerprint', 'wrapped', 'version', 'packVersion'],
  ...[
    'createdBy',
    'uploadedBy',
    'orderedBy',
    'inspectedBy',
    'placedBy',
    'liftedBy',
    'proposedBy',
    'signedBy',
    'resolvedBy',
  ],
  ...['decidedBy', 'lodgedBy', 'shutBy', 'enteredBy', 'importedBy', 'closedBy', 'actor', 'madeBy'],
  ...[
    'kind',
    'type',
    'role',
    'state',
    'status',
    'standing',
    'stage',
    'side',
    'lane',
    'flags',
    'queue',
    'audience',
    'what',
  ],
  ...[
    'fromState',
    'toState',
    'trigger',
    'purpose',
    'operation',
    'counterparty',
    'sender',
    'agency',
    'decides',
    'step',
    'code',
  ],
  ...[
    'overridable',
    'actions',
    'recommended',
    'resolution',
    'reminded',
    'rateKind',
    'confidence',
    'tax',
    'rate',
    'unit',
  ],
  ...[
    'currency',
    'base',
    'quote',
    'country',
    'origin',
    'destination',
    'originCountry',
    'destinationCountry',
    'permitType',
  ],
  ...['hsCode', 'hsPrefixes', 'mediaType', 'pointers', 'tableName', 'carrier'],
]);

const OPEN: Readonly<Record<string, string>> = {
  'organisation.name': "the firm's or the authority's own, shown to whoever deals with it",
  'organisation.tin': 'a number of the firm, by which agencies know it',
  'declaration.lrn': 'a reference of the declarant, looked for by its text',
  'declaration.ducr': 'made by us from a number of the firm and the LRN',
  'declaration.mrn': 'given by customs',
  'declaration.s10': 'given by the carrier',
  'declaration.deadlines': 'names of deadlines and instants',
  'declaration.policy': 'numbers',
  'declaration.calls': 'numbers',
  'declaration.authority': 'words of a closed list',
  'declaration.ruleset': 'packs with version and hash',
  'act.outcome': 'state, sequence, allowed actions, a code',
  'notice.externalId': "the counterparty's own id of the message",
  'notice.reference': 'a recording key of ours',
  'auditRecord.body': 'ids, words and the salted hash of what was said',
  'assessmentLine.explanation': 'a sentence of a rule over numbers',
  'permit.number': "the agency's own",
  'permitApplication.agencyReference': "the agency's own",
  'permitApplication.deadlines': 'names of deadlines and instants',
  'payment.providerReference': "the provider's own",
  'payment.payUrl': "an address of the provider's, of one payment",
  'idempotencyRecord.headers': 'media type, ETag, address of what was made',
  'waybillUse.number': "the carrier's own",
  'consolidation.mucr': 'a reference of the bag',
  'consolidation.bagSscc': 'a number of the bag',
  'consolidation.container': 'a number of a container',
  'orderFeed.orderNumber': "the marketplace's own, by which feed and declaration are matched",
  'declarationTemplate.name': "the firm's word for a kind of consignment, unique in it",
  'quote.question': 'goods, way and day; its form has no place for a person',
  'quote.answer': 'amounts and sentences of rules over them',
  'quote.packs': 'packs with version and hash',
  'quote.rates': 'exchange rates',
  'publishedPack.files': 'law, published',
  'publishedPack.reason': 'why law was published, for everybody to read',
  'exchangeRateEntry.source': 'where a rate was published',
  'exchangeRateEntry.reason': 'why a rate was entered, for everybody to read',
  'nomenclature.content': 'codes and their wording',
  'nomenclature.sourceName': 'the name of a published file',
};

interface Column {
  model: string;
  column: string;
}

/** Columns of text, JSON and bytes, by the schema. */
function listColumns(): Column[] {
  const schema = readFileSync(join(checkout, 'prisma/schema.prisma'), 'utf8');
  return [...schema.matchAll(/^model (\w+) \{(.*?)^\}/gms)].flatMap(([, name = '', body = '']) => {
    const model = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
    return [...body.matchAll(/^ {2}(\w+)\s+(String|Json|Bytes)\b/gm)].map(([, column = '']) => ({ model, column }));
  });
}

const sealedIn = (model: string): readonly string[] => {
  const { text = [], json = [], bytes = [] } = findPersonalColumns(model) ?? {};
  return [...text, ...json, ...bytes];
};

test('every column of text, JSON or bytes is sealed, or open for a reason', () => {
  const columns = listColumns();
  expect(columns.length).toBeGreaterThan(300);
  const unclassed = columns.filter(
    ({ model, column }) =>
      !sealedIn(model).includes(column) &&
      !NEVER_WRITTEN_FREELY.has(column) &&
      OPEN[`${model}.${column}`] === undefined,
  );
  expect(unclassed.map(({ model, column }) => `${model}.${column}`)).toEqual([]);
});

test('nothing is classed twice, and nothing that is not there', () => {
  const names = new Set(listColumns().map(({ model, column }) => `${model}.${column}`));
  expect(Object.keys(OPEN).filter((name) => !names.has(name))).toEqual([]);
  const sealed = Object.keys(PERSONAL_COLUMNS).flatMap((model) =>
    sealedIn(model).map((column) => `${model}.${column}`),
  );
  expect(sealed.filter((name) => !names.has(name))).toEqual([]);
  expect(sealed.filter((name) => OPEN[name] !== undefined)).toEqual([]);
});
