import type { State } from '../../domain/clearance/states.js';
import type { ActMessage } from '../../workflows/messages.js';
import type { WAIT_POINTS } from '../../workflows/waitPoints.js';
import { until, type RunningClearance } from '../workflows/support/runClearance.js';
import type { StubAnswers } from '../workflows/support/stubCounterparties.js';
import { HAPPY_NOTICES, type StubScript } from '../workflows/support/stubScript.js';

export type ClearancePoint = (typeof WAIT_POINTS.clearance)[number];

/** How a run is led to one wait point or end. `lead` returns when it stands there (or has ended). */
export interface PathTo {
  script: StubScript;
  answers?: StubAnswers;
  lead: (running: RunningClearance) => Promise<void>;
  /** The permit whose history is kept, instead of the clearance's. */
  permitType?: string;
}

const customsAway: StubAnswers = { lodge: ['COUNTERPARTY.UNAVAILABLE'] };
const resolve = (action: 'abort'): ActMessage & { resolve: 'abort' } => ({
  actId: action,
  kind: 'resolveParked',
  role: 'operator',
  resolve: action,
});
const soon = (_state: string, at: string): string => new Date(Date.parse(at) + 1000).toISOString();

const stands = (state: string) => (running: RunningClearance) =>
  until(running.record, `in ${state}`, ({ snapshot }) => snapshot.state === state);

const after =
  (notices: string[], holds: (running: RunningClearance) => boolean) =>
  async (running: RunningClearance): Promise<void> => {
    for (const noticeId of notices) await running.notice(noticeId);
    await until(running.record, 'at the wait point', () => holds(running));
  };

const has =
  (entry: string) =>
  (running: RunningClearance): boolean =>
    running.record.log.includes(entry);

const ends =
  (notices: string[], acts: ActMessage[] = []) =>
  async (running: RunningClearance): Promise<void> => {
    for (const noticeId of notices) await running.notice(noticeId);
    for (const act of acts) await running.act(act);
    await running.handle.result();
  };

const naeb = {
  applicationId: 'app_naeb',
  permitType: 'naeb-coffee-export',
  agency: 'NAEB',
  standing: 'TO_APPLY',
  settled: false,
} as const;
export const grant = { actId: 'grant', kind: 'grantPermit', role: 'agency_officer' } as const;
export const refuse = { actId: 'refuse', kind: 'refusePermit', role: 'agency_officer' } as const;
export const withdraw = { actId: 'withdraw', kind: 'withdraw', role: 'exporter' } as const;
export const withPermit: StubScript = {
  notices: HAPPY_NOTICES,
  permits: [naeb],
  applications: {
    app_naeb: {
      permitType: 'naeb-coffee-export',
      decides: 'here',
      acts: { grant: { ...grant, to: 'GRANTED' }, refuse: { ...refuse, to: 'REFUSED' } },
    },
  },
  acts: { withdraw: { ...withdraw, to: 'WITHDRAWN' } },
};

export const applied = (running: RunningClearance): Promise<void> =>
  until(running.record, 'applied for', () => running.permits.get('app_naeb').standing === 'APPLIED');

export const decided =
  (act: ActMessage) =>
  async (running: RunningClearance): Promise<void> => {
    await applied(running);
    await running.permit('naeb-coffee-export').act(act);
    await running.permit('naeb-coffee-export').handle.result();
  };

type ScriptedAct = NonNullable<StubScript['acts']>[string];

const officer = (actId: ScriptedAct['actId'], kind: ScriptedAct['kind'], to?: State): ScriptedAct => ({
  actId,
  kind,
  role: 'customs_officer',
  ...(to === undefined ? {} : { to }),
});

const detain = officer('detain', 'detain', 'DETAINED');
const seize = officer('seize', 'seize', 'SEIZED');
const recall = officer('recall', 'recall', 'RECALLED');

/** From a red lane into detention, and on by further acts. */
const detained = (...acts: ScriptedAct[]): PathTo => ({
  script: {
    notices: HAPPY_NOTICES,
    lane: 'red',
    acts: Object.fromEntries([detain, ...acts].map((act) => [act.actId, act])),
  },
  lead: async (running) => {
    await after(['accepted'], has('openControl -> INSPECTION'))(running);
    for (const act of [detain, ...acts]) await running.act(act);
  },
});

/** From release, by one act. */
const fromRelease = (act: ScriptedAct, more: StubScript = {}): PathTo => ({
  script: { notices: HAPPY_NOTICES, acts: { [act.actId]: act }, ...more },
  lead: async (running) => {
    await after(['accepted'], has('recordLabel'))(running);
    await running.act(act);
  },
});

const authority = {
  acceptance: 'authority',
  lane: 'authority',
  assessment: 'authority',
  release: 'authority',
  exit: 'authority',
} as const;

const charge = (purpose: 'origin' | 'destination') =>
  ({ paymentId: `pay_${purpose}`, purpose, money: { amount: '10.00', currency: 'USD' }, status: 'due' }) as const;

/** One path to each declared wait point and end of `clearance`. */
export const CLEARANCE_PATHS: Record<ClearancePoint, PathTo> = {
  'waits in PERMITS_PENDING for a decision': { script: withPermit, lead: applied },
  'waits in PERMITS_PENDING for a new version': {
    script: withPermit,
    lead: async (running) => {
      await decided(refuse)(running);
      await until(running.record, 'refusal recorded', has('recordPermitResult').bind(null, running));
    },
  },
  'waits in LODGED for the answer of customs': { script: {}, lead: after([], has('recordLodgementAnswer')) },
  'waits in LODGED, parked': {
    script: {},
    answers: customsAway,
    lead: after([], ({ record }) => record.snapshot.parked.length > 0),
  },
  'waits in REJECTED': {
    script: { notices: HAPPY_NOTICES },
    lead: after(['rejected'], has('recordRejection -> REJECTED')),
  },
  'waits in PRELODGED for the goods': {
    script: { notices: { received: { lodgement: 'prelodged' } }, preLodged: true },
    lead: after(['received'], has('prelodge -> PRELODGED')),
  },
  'waits in REGISTERED for the authority': {
    script: { notices: HAPPY_NOTICES, authority },
    lead: after(['accepted'], has('register -> REGISTERED')),
  },
  'waits in MATCHING': {
    script: { notices: HAPPY_NOTICES, matching: 'due' },
    lead: after(['accepted'], has('openMatching -> MATCHING')),
  },
  'waits in DOCUMENTS_REQUIRED': {
    script: { notices: HAPPY_NOTICES, lane: 'yellow' },
    lead: after(['accepted'], has('openControl -> DOCUMENTS_REQUIRED')),
  },
  'waits in QUERY': {
    script: {
      notices: HAPPY_NOTICES,
      lane: 'yellow',
      acts: { query: { actId: 'query', kind: 'raiseQuery', role: 'customs_officer', to: 'QUERY' } },
    },
    lead: async (running) => {
      await after(['accepted'], has('openControl -> DOCUMENTS_REQUIRED'))(running);
      await running.act({ actId: 'query', kind: 'raiseQuery', role: 'customs_officer' });
    },
  },
  'waits in INSPECTION': {
    script: { notices: HAPPY_NOTICES, lane: 'red' },
    lead: after(['accepted'], has('openControl -> INSPECTION')),
  },
  'waits in ASSESSED on hold': {
    script: {
      notices: HAPPY_NOTICES,
      lane: 'red',
      acts: { hold: officer('hold', 'placeHold'), inspect: officer('inspect', 'recordInspection', 'ASSESSED') },
      flags: { hold: ['hold'] },
    },
    lead: async (running) => {
      await after(['accepted'], has('openControl -> INSPECTION'))(running);
      await running.act(officer('hold', 'placeHold'));
      await running.act(officer('inspect', 'recordInspection'));
    },
  },
  'waits in ASSESSED for the authority': {
    script: {
      notices: { ...HAPPY_NOTICES, taxes: {} },
      authority,
      mirrors: { taxes: 'ASSESSED' },
    },
    lead: async (running) => {
      await after(['accepted'], has('register -> REGISTERED'))(running);
      await after(['taxes'], has('mirror -> ASSESSED'))(running);
    },
  },
  'waits in PAYMENT_DUE': {
    script: { notices: HAPPY_NOTICES, charges: [charge('origin')] },
    lead: after(['accepted'], has('recordPaymentRequested')),
  },
  'waits in RELEASED for payment at origin': {
    script: { notices: HAPPY_NOTICES, charges: [charge('destination')] },
    lead: after(['accepted'], has('recordPaymentRequested')),
  },
  'waits in RELEASED for departure': {
    script: { notices: HAPPY_NOTICES },
    lead: after(['accepted'], has('recordLabel')),
  },
  'waits in RELEASED for proof of exit': {
    script: { notices: HAPPY_NOTICES },
    lead: after(['accepted', 'posted', 'departed'], has('recordArrivalAnnounced')),
  },
  'waits in RELEASED on hold': {
    ...fromRelease(officer('hold', 'placeHold'), { flags: { hold: ['hold'] } }),
  },
  'waits in RELEASED, parked on a message': {
    ...fromRelease(
      { actId: 'amend', kind: 'requestAmendment', role: 'exporter' },
      { messages: { amend: [{ messageId: 'msg_1', counterparty: 'customs', kind: 'amend' }] } },
    ),
    answers: { sendMessage: ['COUNTERPARTY.UNAVAILABLE'] },
    lead: async (running) => {
      await after(['accepted'], has('recordLabel'))(running);
      await running.act({ actId: 'amend', kind: 'requestAmendment', role: 'exporter' });
      await until(running.record, 'parked', ({ snapshot }) => snapshot.parked.length > 0);
    },
  },
  'waits in RECALLED': fromRelease(recall),
  'waits in CONSOLIDATED': fromRelease({ actId: 'shut', kind: 'consolidate', role: 'operator', to: 'CONSOLIDATED' }),
  'waits in DETAINED': detained(),
  'waits in SEIZED': detained(seize),
  'waits in EXIT_OVERDUE': {
    script: {
      notices: HAPPY_NOTICES,
      deadlines: (state, at) => (state === 'RELEASED' ? { exit_overdue: soon(state, at) } : {}),
    },
    lead: async (running) => {
      await running.notice('accepted');
      await stands('EXIT_OVERDUE')(running);
    },
  },
  'ends CLEARED': {
    script: { notices: HAPPY_NOTICES },
    lead: async (running) => {
      await after(['accepted'], has('recordLabel'))(running);
      await after(['posted', 'departed'], has('recordArrivalAnnounced'))(running);
      await ends(['exited'])(running);
    },
  },
  'ends WITHDRAWN': {
    script: withPermit,
    lead: async (running) => {
      await applied(running);
      await ends([], [withdraw])(running);
    },
  },
  'ends REFUSED': {
    script: {
      notices: HAPPY_NOTICES,
      lane: 'yellow',
      deadlines: (state, at) => (state === 'DOCUMENTS_REQUIRED' ? { documents_due: soon(state, at) } : {}),
    },
    lead: ends(['accepted']),
  },
  'ends EXPIRED': {
    script: {
      notices: HAPPY_NOTICES,
      deadlines: (state, at) => (state === 'REJECTED' ? { rejection_expiry: soon(state, at) } : {}),
    },
    lead: ends(['rejected']),
  },
  'ends INVALIDATED': {
    script: {
      notices: { ...HAPPY_NOTICES, invalidated: {} },
      authority,
      mirrors: { invalidated: 'INVALIDATED' },
    },
    lead: async (running) => {
      await after(['accepted'], has('register -> REGISTERED'))(running);
      await ends(['invalidated'])(running);
    },
  },
  'ends RETURNED_TO_EXPORTER': detained(officer('return', 'returnGoods', 'RETURNED_TO_EXPORTER')),
  'ends FORFEITED': detained(seize, officer('forfeit', 'forfeit', 'FORFEITED')),
  'ends DESTROYED': detained(seize, officer('destroy', 'destroyGoods', 'DESTROYED')),
  'ends ABORTED': {
    script: { acts: { abort: resolve('abort') } },
    answers: customsAway,
    lead: async (running) => {
      await until(running.record, 'parked', ({ snapshot }) => snapshot.parked.length > 0);
      await ends([], [resolve('abort')])(running);
    },
  },
};
