/**
 * Awkward texts in every text of every write: what is taken comes back as it was written (in Unicode's composed form,
 * without spaces around), what is not taken is refused with its place, and nothing breaks.
 */
import type { Operation } from '../../../api/contract/operation.js';
import { WORKER } from '../../../prisma/actor.js';
import { faultsOf, get, send, type TestAnswer } from '../../support/api/request.js';
import { startTestApi, type TestApi } from '../../support/api/startTestApi.js';
import { SIZE } from '../../support/load/sizes.js';
import { HOSTILE_STRINGS, isUnwritable, OF_EVERY_OBJECT, TAKEN_BY_MOST, type HostileString } from './hostileStrings.js';
import { putText, stringFields, type StringField } from './stringFields.js';
import {
  addressOf,
  bodyFor,
  personFor,
  prepareSubjects,
  renewFor,
  sendWrite,
  shapeOf,
  WRITES,
  type Subjects,
} from './writes.js';

const LONGEST_MS = 30 * 60_000;
/** Requests under way at once; what is changed by version has one. */
const AT_ONCE = 6;

/** What is taken and cannot be read again, with the reason. */
const NOT_READ: Readonly<Record<string, string>> = {
  classifyGoods: 'a question; nothing is kept of it',
  reassessDeclaration: 'a question; nothing is kept of it',
  tryCountryPack: 'a question; nothing is kept of it',
  'registerPermit /reason': 'the audit keeps its hash alone',
  'eraseSubject /reason': 'the audit keeps its hash alone',
  'revokeInvitation /reason': 'the audit keeps its hash alone',
};

/** Writes that may take nothing awkward, with the reason. Every other one takes some. */
const MAY_TAKE_NONE: Readonly<Record<string, string>> = {
  reassessDeclaration: 'its one text is a day',
  shutConsolidation: 'its texts are references and ids',
  decodePayloads: 'its texts are bytes in base64',
  chooseMembership: 'its one text is an id',
};
const isRead = ({ operationId }: Operation, { pointer }: StringField): boolean =>
  NOT_READ[operationId] === undefined && NOT_READ[`${operationId} ${pointer}`] === undefined;

/** Words of a stack, of the database and of the engine, which no answer may hold (S9). */
const INNER_WORDS = /\bat .*\.[jt]s:\d|node_modules|prisma|invocation|sqlstate|temporal|WorkflowNotFound/i;

let api: TestApi;
let subjects: Subjects;
const counts = { fields: 0, requests: 0, taken: 0, refused: 0 };
/** How many awkward texts each write has taken. */
const takenBy = new Map<string, number>();
beforeAll(async () => {
  api = await startTestApi({ actWaitMs: 0 });
  subjects = await prepareSubjects(api);
}, 120_000);
afterAll(async () => {
  const { fields, requests, taken, refused } = counts;
  process.stdout.write(
    `${fields} texts of ${WRITES.length} writes, ${HOSTILE_STRINGS.length} awkward strings: ${requests} requests, ${taken} taken, ${refused} refused\n` +
      `taken by: ${[...takenBy].map(([name, many]) => `${name} ${many}`).join(', ')}\n`,
  );
  await api.close();
});

/** As it is kept: composed, without spaces around. */
const kept = (text: string): string => text.normalize('NFC').trim();

/** Every text in a value, keys left out. */
function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return [kept(value)];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

/** What there is to read of a write afterwards: what it made, its act, its proposal. */
async function readBack(operation: Operation, answer: TestAnswer, address: string): Promise<string[]> {
  const location = answer.headers.get('location');
  const from = operation.method === 'patch' ? address : location?.startsWith('/') === true ? location : undefined;
  const read = from === undefined ? answer.body : (await get(api, from, personFor(operation))).body;
  const id = typeof answer.body.id === 'string' ? answer.body.id : '';
  const rows = await api.deps.record.withActor(WORKER, async (tx) => [
    await tx.act.findUnique({ where: { id } }),
    await tx.proposal.findUnique({ where: { id } }),
  ]);
  return [read, ...rows].flatMap(textsIn);
}

const isAt = (pointer: string, field: string): boolean =>
  pointer === field || pointer.startsWith(`${field}/`) || (pointer !== '' && field.startsWith(`${pointer}/`));

/** What is wrong with how one text in one place was answered; undefined when nothing is. */
async function findWrong(
  operation: Operation,
  field: StringField,
  hostile: HostileString,
): Promise<string | undefined> {
  const { text } = hostile;
  const own = await renewFor(operation, api, subjects);
  const body = putText(shapeOf(operation), bodyFor(operation, api, own), field.steps, text);
  const answer = await sendWrite(operation, api, own, body);
  counts.requests += 1;
  if (answer.status >= 500) return `${answer.status} ${answer.text} ${faultsOf500(answer)}`;
  if (INNER_WORDS.test(answer.text)) return `tells of the inside: ${answer.text}`;
  if (answer.status >= 400) {
    counts.refused += 1;
    const pointers = faultsOf(answer).map(({ pointer }) => pointer);
    if (answer.status === 413) return undefined;
    const fits = operation.body?.schema.safeParse(body).success === true;
    if (fits && !isUnwritable(hostile))
      return typeof answer.body.code === 'string' ? undefined : 'refused without a code';
    const isUnion = pointers.includes('');
    return isUnion || pointers.some((pointer) => isAt(pointer, field.pointer))
      ? undefined
      : `refused elsewhere: ${answer.status} ${String(answer.body.code)} ${pointers.join(' ')}`;
  }
  counts.taken += 1;
  takenBy.set(operation.operationId, (takenBy.get(operation.operationId) ?? 0) + 1);
  if (isUnwritable(hostile)) return 'taken, though no text can hold it';
  if (!isRead(operation, field) || kept(text) === '') return undefined;
  // What belongs to one parcel alone is named and left out of copies and templates.
  const leftOut = (answer.body.left_out ?? []) as { pointer: string }[];
  if (leftOut.some(({ pointer }) => isAt(pointer, field.pointer))) return undefined;
  const texts = await readBack(operation, answer, answer.headers.get('location') ?? addressOf(operation, own));
  return texts.includes(kept(text)) ? undefined : 'taken, and does not come back';
}

/** What the log says of the faults of ours behind an answer. */
const faultsOf500 = ({ headers }: TestAnswer): string =>
  api.logLines
    .filter((line) => line.includes('"err"') && line.includes(headers.get('x-request-id') ?? 'none'))
    .join(' ');

/** The strings that a field is given: all of them, or a few, others for each field, one that most free texts take and one that every object knows. */
const stringsFor = (at: number): readonly HostileString[] => {
  const { length } = HOSTILE_STRINGS;
  const many = Math.min(SIZE.hostileStrings, length);
  return HOSTILE_STRINGS.filter(
    (one, index) =>
      (index - ((at * many) % length) + length) % length < many || one === TAKEN_BY_MOST || one === OF_EVERY_OBJECT,
  );
};

/** So many of the texts of a write, from the first one on and spread over all of them. */
const spread = (fields: readonly StringField[]): StringField[] => {
  const every = Math.max(1, fields.length / SIZE.hostileFields);
  return fields.filter((_, at) => Math.floor(at / every) !== Math.floor((at - 1) / every));
};

const inGroups = (strings: readonly HostileString[], size: number): HostileString[][] =>
  Array.from({ length: Math.ceil(strings.length / size) }, (_, at) => strings.slice(at * size, (at + 1) * size));

describe('awkward strings', () => {
  test.each(WRITES.map((operation) => [operation.operationId, operation] as const))(
    '%s keeps or refuses each',
    async (_name, operation) => {
      const wrong: string[] = [];
      for (const field of spread(stringFields(shapeOf(operation)))) {
        for (const some of inGroups(stringsFor(counts.fields), operation.conditional === true ? 1 : AT_ONCE)) {
          const found = await Promise.all(some.map((hostile) => findWrong(operation, field, hostile)));
          wrong.push(
            ...found.flatMap((what, at) =>
              what === undefined ? [] : [`${field.pointer}: ${some[at]?.name}: ${what}`],
            ),
          );
        }
        counts.fields += 1;
      }
      expect(wrong).toEqual([]);
    },
    LONGEST_MS,
  );

  test('every write but those without any text was given some', () => {
    const without = WRITES.filter((operation) => stringFields(shapeOf(operation)).length === 0);
    expect(without.map(({ operationId }) => operationId)).toEqual([
      'submitDeclaration',
      'tryCountryPack',
      'rotateApiKey',
      'rotateWebhookSecret',
      'resendWebhookRange',
    ]);
    expect(counts.refused).toBeGreaterThan(0);
  });

  test('every write has taken some, but where none fits: what is refused before it is kept proves nothing', () => {
    const withTexts = WRITES.filter((operation) => stringFields(shapeOf(operation)).length > 0);
    const names = withTexts.map(({ operationId }) => operationId).filter((name) => !takenBy.has(name));
    expect(names.filter((name) => MAY_TAKE_NONE[name] === undefined)).toEqual([]);
  });
});

describe('members that mean something to a program', () => {
  // As text, since a literal of this language would set the prototype itself.
  test.each(['__proto__', 'constructor', 'prototype', 'toString', '$ref', '', '\\u0000', 'a/b~c'])(
    '%s is no field of any write',
    async (member) => {
      const wrong: string[] = [];
      for (const operation of WRITES) {
        const text = JSON.stringify(bodyFor(operation, api, subjects)).replace(
          /^\{/,
          `{"${member}":{"polluted":true},`,
        );
        const answer = await send(api, operation.method.toUpperCase(), operation.path.replaceAll(/\{\w+\}/g, 'none'), {
          as: personFor(operation),
          raw: text.replace(',}', '}'),
          headers: { 'content-type': 'application/json', 'if-match': '"1"' },
        });
        if (answer.status !== 422 && answer.status !== 400) wrong.push(`${operation.operationId}: ${answer.status}`);
      }
      expect(wrong).toEqual([]);
      expect(Reflect.get({}, 'polluted')).toBeUndefined();
    },
    LONGEST_MS,
  );
});
