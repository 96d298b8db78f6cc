import type { Flag } from '../flags.js';
import type { NoticeKind } from '../notices.js';
import type { State } from '../states.js';
import type { Transition } from '../transition.js';
import { byNotice } from '../transition.js';

/**
 * Arrows that only the authority's own notices walk, where its system decides the subject: control, release and the end
 * of a declaration in force. Ours mirrors them. Source: function codes of HMRC's trader-visible statuses.
 */
const UNDER_CONTROL = ['DOCUMENTS_REQUIRED', 'QUERY', 'INSPECTION'] as const satisfies readonly State[];
const BEFORE_ASSESSMENT = ['REGISTERED', ...UNDER_CONTROL] as const satisfies readonly State[];
/** Assessed, and the authority has not released yet: it may still order a control, or detain. */
const AWAITING_RELEASE = ['ASSESSED', 'PAYMENT_DUE'] as const satisfies readonly State[];
/** The goods are on their way and still within reach: what the authority orders now calls them back first. */
const WITHIN_REACH = ['RELEASED', 'CONSOLIDATED'] as const satisfies readonly State[];
/** In force with the authority, so that it can be invalidated: with a request of ours it is withdrawn. */
const IN_FORCE = [
  ...BEFORE_ASSESSMENT,
  ...AWAITING_RELEASE,
  ...WITHIN_REACH,
  'RECALLED',
  'DETAINED',
] as const satisfies readonly State[];

/** No parcel is shut into a bag under a request, and none is made in one; a detention overtakes it. */
const WITHDRAWABLE = IN_FORCE.filter((state) => state !== 'CONSOLIDATED' && state !== 'DETAINED');

/** A control that the authority orders, and what of an earlier one it makes undone. */
interface Ordered {
  notice: NoticeKind;
  to: State;
  clears: readonly Flag[];
}
const EXAMINATION: Ordered = { notice: 'customs_under_control', to: 'INSPECTION', clears: [] };
const CONTROLS: readonly Ordered[] = [
  { notice: 'customs_documents_required', to: 'DOCUMENTS_REQUIRED', clears: ['documents_supplied'] },
  { notice: 'customs_queried', to: 'QUERY', clears: ['query_answered'] },
  EXAMINATION,
];

const ordered = (from: State, { notice, to, clears }: Ordered): Transition =>
  byNotice(from, to, notice, 'hmrcStatus', {
    guard: 'decidedByAuthority',
    sets: ['control_announced'],
    ...(clears.length === 0 ? {} : { clears }),
  });

export const AUTHORITY_TRANSITIONS: readonly Transition[] = [
  ...BEFORE_ASSESSMENT.flatMap((from) => [
    ...CONTROLS.filter(({ to }) => to !== from || to !== 'INSPECTION').map((control) => ordered(from, control)),
    byNotice(from, 'ASSESSED', 'customs_tax_calculated', 'hmrcStatus', { guard: 'decidedByAuthority' }),
    byNotice(from, 'ASSESSED', 'customs_released', 'hmrcStatus', { guard: 'decidedByAuthority' }),
    byNotice(from, 'DETAINED', 'customs_detained', 'hmrcStatus', {
      guard: 'decidedByAuthority',
      sets: ['appeal_window_open'],
    }),
  ]),

  ...AWAITING_RELEASE.flatMap((from) => [
    byNotice(from, 'RELEASED', 'customs_released', 'hmrcStatus', { guard: 'decidedByAuthority' }),
    ...CONTROLS.map((control) => ordered(from, control)),
    byNotice(from, 'DETAINED', 'customs_detained', 'hmrcStatus', {
      guard: 'decidedByAuthority',
      sets: ['appeal_window_open'],
    }),
  ]),
  ...WITHIN_REACH.flatMap((from) =>
    (['customs_under_control', 'customs_detained'] as const).map((notice) =>
      byNotice(from, 'RECALLED', notice, 'hmrcStatus', { guard: 'decidedByAuthority' }),
    ),
  ),
  ordered('RECALLED', EXAMINATION),
  byNotice('RECALLED', 'DETAINED', 'customs_detained', 'hmrcStatus', {
    guard: 'decidedByAuthority',
    sets: ['appeal_window_open'],
  }),
  byNotice('RECALLED', 'RELEASED', 'customs_released', 'hmrcStatus', { guard: 'decidedByAuthority' }),
  byNotice('DETAINED', 'ASSESSED', 'customs_released', 'hmrcStatus', {
    guard: 'decidedByAuthority',
    clears: ['appeal_open', 'appeal_window_open'],
  }),

  ...WITHDRAWABLE.map((from) =>
    byNotice(from, 'WITHDRAWN', 'customs_invalidated', 'hmrcStatus', {
      guard: 'withdrawalRequested',
      clears: ['withdrawal_requested'],
    }),
  ),
  ...IN_FORCE.map((from) =>
    byNotice(from, 'INVALIDATED', 'customs_invalidated', 'hmrcStatus', { guard: 'withdrawalNotRequested' }),
  ),
  byNotice('PRELODGED', 'EXPIRED', 'customs_invalidated', 'hmrcStatus'),
  byNotice('EXIT_OVERDUE', 'INVALIDATED', 'customs_invalidated', 'hmrcStatus'),
];
