import type { State } from '../states.js';
import type { Transition } from '../transition.js';
import { byNotice } from '../transition.js';

/**
 * Arrows that only the authority's own notices walk, where its system decides the subject: control, release and the end
 * of a declaration in force. Ours mirrors them. Source: function codes of HMRC's trader-visible statuses.
 */
const UNDER_CONTROL = ['DOCUMENTS_REQUIRED', 'QUERY', 'INSPECTION'] as const satisfies readonly State[];
const BEFORE_ASSESSMENT = ['REGISTERED', ...UNDER_CONTROL] as const satisfies readonly State[];
/** In force with the authority, so that it can be invalidated: with a request of ours it is withdrawn. */
const IN_FORCE = [...BEFORE_ASSESSMENT, 'ASSESSED', 'PAYMENT_DUE', 'RELEASED'] as const satisfies readonly State[];
/** Assessed, and the authority has not released yet: it may still detain. */
const AWAITING_RELEASE = ['ASSESSED', 'PAYMENT_DUE'] as const satisfies readonly State[];
/** The goods are on their way and still within reach: what the authority orders now calls them back first. */
const WITHIN_REACH = ['RELEASED', 'CONSOLIDATED'] as const satisfies readonly State[];

const CONTROLS = [
  { notice: 'customs_documents_required', to: 'DOCUMENTS_REQUIRED', clears: ['documents_supplied'] },
  { notice: 'customs_queried', to: 'QUERY', clears: ['query_answered'] },
  { notice: 'customs_under_control', to: 'INSPECTION', clears: [] },
] as const;

export const AUTHORITY_TRANSITIONS: readonly Transition[] = [
  ...BEFORE_ASSESSMENT.flatMap((from) => [
    ...CONTROLS.filter(({ to }) => to !== from || to !== 'INSPECTION').map(({ notice, to, clears }) =>
      byNotice(from, to, notice, 'hmrcStatus', {
        guard: 'decidedByAuthority',
        sets: ['control_announced'],
        ...(clears.length === 0 ? {} : { clears: [...clears] }),
      }),
    ),
    byNotice(from, 'ASSESSED', 'customs_tax_calculated', 'hmrcStatus', { guard: 'decidedByAuthority' }),
    byNotice(from, 'ASSESSED', 'customs_released', 'hmrcStatus', { guard: 'decidedByAuthority' }),
    byNotice(from, 'DETAINED', 'customs_detained', 'hmrcStatus', {
      guard: 'decidedByAuthority',
      sets: ['appeal_window_open'],
    }),
  ]),

  ...AWAITING_RELEASE.flatMap((from) => [
    byNotice(from, 'RELEASED', 'customs_released', 'hmrcStatus', { guard: 'decidedByAuthority' }),
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
  byNotice('RECALLED', 'INSPECTION', 'customs_under_control', 'hmrcStatus', {
    guard: 'decidedByAuthority',
    sets: ['control_announced'],
  }),
  byNotice('RECALLED', 'DETAINED', 'customs_detained', 'hmrcStatus', {
    guard: 'decidedByAuthority',
    sets: ['appeal_window_open'],
  }),
  byNotice('RECALLED', 'RELEASED', 'customs_released', 'hmrcStatus', { guard: 'decidedByAuthority' }),
  byNotice('DETAINED', 'ASSESSED', 'customs_released', 'hmrcStatus', {
    guard: 'decidedByAuthority',
    clears: ['appeal_open', 'appeal_window_open'],
  }),

  ...IN_FORCE.flatMap((from) => [
    byNotice(from, 'WITHDRAWN', 'customs_invalidated', 'hmrcStatus', {
      guard: 'withdrawalRequested',
      clears: ['withdrawal_requested'],
    }),
    byNotice(from, 'INVALIDATED', 'customs_invalidated', 'hmrcStatus', { guard: 'withdrawalNotRequested' }),
  ]),
  byNotice('PRELODGED', 'EXPIRED', 'customs_invalidated', 'hmrcStatus'),
  byNotice('EXIT_OVERDUE', 'INVALIDATED', 'customs_invalidated', 'hmrcStatus'),
];
