/**
 * The authority's notices reach us shuffled, doubled, late, or not before somebody asks. Whatever the order, the record ends
 * where it ends when they come as they were issued, and every step is an arrow of the table. Handlers and the one arrow
 * they lead along are the product's own; the declaration stands in memory.
 */
import fc from 'fast-check';
import type { NoticeKind } from '../../../domain/clearance/notices.js';
import type { Json } from '../../../domain/json.js';
import { isTerminal, type State } from '../../../domain/clearance/states.js';
import { findMirror, isReached, markFollowed } from '../../../activities/effects/mirror.js';
import { applyNotice } from '../../../activities/notices/applyNotice.js';
import type { ActivityDeps, Transaction } from '../../../activities/deps.js';
import { transition, type Change } from '../../../prisma/queries/change.js';
import { readDeclaration, type DeclarationRow } from '../../../prisma/queries/declarationRow.js';
import type { NoticeRow } from '../../../prisma/queries/notices.js';

interface Said {
  kind: NoticeKind;
  at: string;
  facts: Readonly<Record<string, Json>>;
}

const DEPS = {} as ActivityDeps;
const TX = { task: { create: () => Promise.resolve({}) } } as unknown as Transaction;
const START = Date.parse('2026-11-23T08:00:00.000Z');

const MRN = '26XA000000000000A5';
const FACTS: Partial<Record<NoticeKind, Readonly<Record<string, Json>>>> = {
  customs_accepted: { mrn: MRN },
  customs_documents_required: { kinds: ['commercial_invoice'] },
  customs_queried: { question: 'Which mill?' },
  customs_tax_calculated: { figures: { stage: 'final', customsValue: null, lines: [] } },
  customs_corrected: { found: { items: [] } },
  customs_exited: { mrn: MRN, officeOfExit: 'XAAAA' },
};

/** One thing said a minute after the one before. */
const said = (kinds: readonly NoticeKind[]): Said[] =>
  kinds.map((kind, index) => {
    const at = new Date(START + index * 60_000).toISOString();
    return { kind, at, facts: { ...FACTS[kind], at, acceptedAt: at, exitedAt: at, functionCode: '00' } };
  });

function lodged(): DeclarationRow {
  const modes = {
    acceptance: 'authority',
    lane: 'authority',
    assessment: 'authority',
    release: 'authority',
    exit: 'authority',
  };
  const row = {
    ...{
      id: 'dec_1',
      organisationId: 'org_1',
      declarantPersonId: 'per_1',
      correlationId: 'c',
      state: 'LODGED',
      flags: [],
    },
    ...{ lane: null, version: 1, sequence: 1, declarationVersion: 1, mrn: null, deadlines: {}, authority: modes },
    facts: { lodgement: 'received', lodgedVersion: 1 },
  };
  return readDeclaration(row as unknown as Parameters<typeof readDeclaration>[0]);
}

/** Takes up one notice and then goes on, as the workflow does, until nothing is left to be followed. */
async function hear(change: Change, { kind, facts }: Said, states: State[]): Promise<void> {
  const { declaration } = change;
  const notice = { kind, facts, version: 1, counterparty: 'customs' } as NoticeRow;
  await applyNotice(DEPS, change, notice);
  for (let steps = 0; goOn(change); steps += 1) {
    if (states.at(-1) !== declaration.state) states.push(declaration.state);
    if (steps > 20) throw new Error(`goes round in circles: ${states.join(' ')}`);
  }
}

/** One step of the record; false when it waits. */
function goOn(change: Change): boolean {
  const { declaration } = change;
  const walk = (trigger: Parameters<typeof transition>[1]['trigger']): void => {
    const facts = { decides: 'authority', noticeIsCurrent: true, masterFreeOfHolds: true } as const;
    transition(change, {
      trigger,
      facts,
      what: 'customsInformed',
      by: { actor: 'customs', role: 'counterparty' },
      why: '',
    });
  };
  const word = findMirror(declaration);
  if (word !== undefined) {
    if (word.walks) walk({ kind: 'notice', notice: word.notice });
    if (isReached(declaration, word)) markFollowed(declaration, word);
    return true;
  }
  const { state, facts } = declaration;
  if (state === 'LODGED' && facts.lodgement === 'accepted') {
    declaration.mrn = MRN;
    walk({ kind: 'notice', notice: 'customs_accepted' });
  } else if ((state === 'RELEASED' || state === 'EXIT_OVERDUE') && facts.exitProved) {
    walk({ kind: 'notice', notice: 'customs_exited' });
  } else if (state === 'EXITED') {
    walk({ kind: 'step', step: 'close' });
  } else {
    return false;
  }
  return true;
}

/** Where the record ends, and every state it came through. */
async function endOf(notices: readonly Said[]): Promise<{ state: State; states: State[] }> {
  const declaration = lodged();
  const states: State[] = [];
  for (const notice of notices) {
    const change: Change = { tx: TX, at: new Date(START).toISOString(), declaration, entries: [] };
    await hear(change, notice, states);
  }
  return { state: declaration.state, states };
}

const BEFORE_RELEASE: readonly NoticeKind[] = [
  'customs_under_control',
  'customs_documents_required',
  'customs_queried',
  'customs_corrected',
  'customs_tax_calculated',
  'customs_funds_insufficient',
  'customs_funds_reminder',
  'customs_handled_externally',
  'customs_detained',
];

/** Ways in which an authority may end, or leave open, what it has begun. */
const ENDINGS: readonly (readonly NoticeKind[])[] = [
  [],
  ['customs_released'],
  ['customs_released', 'customs_awaiting_exit', 'customs_exited', 'customs_cleared'],
  ['customs_released', 'customs_under_control', 'customs_released', 'customs_exited'],
  ['customs_released', 'customs_under_control', 'customs_queried'],
  ['customs_released', 'customs_under_control', 'customs_documents_required', 'customs_released'],
  ['customs_released', 'customs_documents_required'],
  ['customs_released', 'customs_detained'],
  ['customs_released', 'customs_detained', 'customs_released'],
  ['customs_released', 'customs_invalidated'],
  ['customs_invalidated'],
];

const HISTORY = fc
  .record({
    middle: fc.array(fc.constantFrom(...BEFORE_RELEASE), { maxLength: 6 }),
    ending: fc.constantFrom(...ENDINGS),
  })
  .map(({ middle, ending }) => said(['customs_accepted', ...middle, ...ending]));

/** A history as it may reach us: any order, some of it twice, some of it only when asked for at the end. */
const ARRIVAL = HISTORY.chain((history) =>
  fc
    .record({
      shuffled: fc.shuffledSubarray(history),
      doubled: fc.subarray(history),
      seed: fc.array(fc.nat({ max: 100 }), { minLength: 40, maxLength: 40 }),
    })
    .map(({ shuffled, doubled, seed }) => {
      const mixed = [...shuffled, ...doubled].map((notice, index) => ({ notice, key: seed[index % seed.length] ?? 0 }));
      mixed.sort((a, b) => a.key - b.key);
      return { history, arrived: mixed.map(({ notice }) => notice) };
    }),
);

test('however the notices arrive, the record ends where they lead, along arrows of the table alone', async () => {
  await fc.assert(
    fc.asyncProperty(ARRIVAL, async ({ history, arrived }) => {
      const inOrder = await endOf(history);
      // What never came is found by asking: the authority answers its whole history.
      const asArrived = await endOf([...arrived, ...history]);
      expect({ end: asArrived.state, by: arrived.map(({ kind, at }) => `${kind} ${at}`) }).toEqual({
        end: inOrder.state,
        by: expect.anything() as unknown,
      });
    }),
    { numRuns: 1500 },
  );
});

test('what is lost leaves the record waiting: no end is reached but the one that the whole leads to', async () => {
  await fc.assert(
    fc.asyncProperty(ARRIVAL, async ({ history, arrived }) => {
      const { state } = await endOf(arrived);
      if (isTerminal(state)) expect(state).toBe((await endOf(history)).state);
    }),
    { numRuns: 500 },
  );
});

test('documents asked for before the release never move a released record back, in whichever order they come', async () => {
  const [accepted, documents, released] = said(['customs_accepted', 'customs_documents_required', 'customs_released']);
  expect((await endOf([accepted!, released!, documents!])).states).toEqual(['REGISTERED', 'ASSESSED', 'RELEASED']);
  expect((await endOf([accepted!, documents!, released!])).states).toEqual([
    'REGISTERED',
    'DOCUMENTS_REQUIRED',
    'ASSESSED',
    'RELEASED',
  ]);
  expect((await endOf([released!, documents!, accepted!])).state).toBe('RELEASED');
});

test('an exit that overtakes the release is not lost', async () => {
  const [accepted, released, exited] = said(['customs_accepted', 'customs_released', 'customs_exited']);
  expect((await endOf([accepted!, exited!, released!])).state).toBe('CLEARED');
  expect((await endOf([exited!, accepted!])).state).toBe('REGISTERED');
});
