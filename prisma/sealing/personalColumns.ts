/**
 * What of the record is personal, or written freely by people and so may be: the closed list. Each column of text, JSON or
 * bytes is either here, sealed under the key of its subject, or in `openColumns.ts` with the reason why not; a test holds
 * both against the schema, both ways.
 */

/** Whose key seals a row. */
export type SubjectKind = 'consignee' | 'person' | 'notice' | 'document' | 'template' | 'authority';

/** How the columns of one table are sealed. */
export interface PersonalColumns {
  readonly kind: SubjectKind;
  /** Column that names the subject. */
  readonly subject: 'id' | 'declarationId' | 'noticeId' | 'personId';
  /** Sealed whole. */
  readonly text?: readonly string[];
  /** Sealed where a member is personal by its name, at any depth; see {@link isPersonalMember}. */
  readonly json?: readonly string[];
  /** Sealed whole. */
  readonly bytes?: readonly string[];
}

const ofCase = (columns: Pick<PersonalColumns, 'text' | 'json'>): PersonalColumns => ({
  kind: 'consignee',
  subject: 'declarationId',
  ...columns,
});

/** By the name of the table's model. Of a case everything is sealed under one key, the consignee's. */
export const PERSONAL_COLUMNS = {
  declaration: { kind: 'consignee', subject: 'id', json: ['draft', 'facts'] },
  declarationVersion: ofCase({ text: ['reason'], json: ['data'] }),
  act: ofCase({ text: ['reason'], json: ['payload'] }),
  recording: ofCase({ json: ['result'] }),
  timelineEntry: ofCase({ text: ['why'], json: ['details'] }),
  event: ofCase({ json: ['data'] }),
  decision: ofCase({ text: ['explanation'], json: ['value', 'facts', 'passive'] }),
  permitApplication: ofCase({ json: ['granted', 'reasons'] }),
  task: ofCase({ text: ['title'], json: ['details'] }),
  inspection: ofCase({ text: ['why'], json: ['examinationResult'] }),
  counterpartyCall: ofCase({ json: ['answer', 'lastFault'] }),
  parkedStep: ofCase({ text: ['message', 'reason'], json: ['lastAnswer', 'value'] }),
  proposal: ofCase({ text: ['reason', 'signedWhy'], json: ['payload'] }),
  amendmentRequest: ofCase({ text: ['reason', 'decidedWhy'], json: ['data'] }),
  withdrawalRequest: ofCase({ text: ['reason', 'decidedWhy'] }),
  hold: ofCase({ text: ['reason', 'liftedWhy'] }),
  legalNotice: ofCase({ text: ['legalBasis', 'reason', 'place'] }),
  appeal: ofCase({ text: ['grounds', 'decidedWhy'] }),
  counterpartyMessage: ofCase({ json: ['payload'] }),
  // What a counterparty tells comes before anybody knows of which case it speaks.
  notice: { kind: 'notice', subject: 'id', text: ['why'], json: ['facts'], bytes: ['raw'] },
  orderFeed: { kind: 'notice', subject: 'noticeId', json: ['data'] },
  document: { kind: 'document', subject: 'id', text: ['fileName'] },
  declarationTemplate: { kind: 'template', subject: 'id', json: ['data'] },
  // Answers of the API, kept for a few days under the key of the person who asked, whom their scope names.
  idempotencyRecord: { kind: 'person', subject: 'personId', text: ['body'] },
  person: { kind: 'person', subject: 'id', text: ['name'] },
  // Whoever is invited is nobody's person yet: the invitation is a subject of its own.
  invitation: { kind: 'person', subject: 'id', text: ['name', 'reason'] },
  // Why somebody was made a member, and why they left.
  membership: { kind: 'person', subject: 'personId', text: ['reason', 'endedWhy'] },
  // Read by both firms, so under a key that both see, which is nobody's else.
  authority: { kind: 'authority', subject: 'id', text: ['reference', 'revokedWhy'] },
} as const satisfies Record<string, PersonalColumns>;

export type PersonalModel = keyof typeof PERSONAL_COLUMNS;

/** The personal columns of a model; undefined where it has none. */
export const findPersonalColumns = (model: string): PersonalColumns | undefined =>
  Object.hasOwn(PERSONAL_COLUMNS, model) ? PERSONAL_COLUMNS[model as PersonalModel] : undefined;

/** Members of JSON that name somebody: of consignee, buyer, payer and whoever a counterparty names. */
const NAMING = ['name', 'address', 'phone', 'email', 'identity_number', 'identityNumber'];
/** Members in which people write what they like, and sentences that quote them. */
const FREE = [
  ...['reason', 'reasons', 'why', 'text', 'texts', 'question', 'answer', 'notes', 'grounds', 'message', 'detail'],
  ...[
    'explanation',
    'sentences',
    'legal_basis',
    'legalBasis',
    'place',
    'title',
    'file_name',
    'fileName',
    'signature_name',
  ],
];
const PERSONAL_MEMBERS: ReadonlySet<string> = new Set([...NAMING, ...FREE]);
/** Parts of a declaration that name the firm that makes it, whose own record they are. */
const OF_THE_FIRM: ReadonlySet<string> = new Set(['exporter', 'declarant']);

/** Is a text under this name sealed, wherever it stands? */
export const isPersonalMember = (name: string): boolean => PERSONAL_MEMBERS.has(name);
/** Does this member hold what is the firm's own? */
export const isOfTheFirm = (name: string): boolean => OF_THE_FIRM.has(name);
