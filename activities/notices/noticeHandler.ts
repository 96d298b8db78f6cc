import type { Change } from '../../prisma/queries/change.js';
import type { NoticeRow } from '../../prisma/queries/notices.js';
import type { DoneBy } from '../../prisma/queries/timeline.js';
import type { ActivityDeps } from '../deps.js';

/** What taking up a notice came to: nothing to say when it was applied, else why it changes nothing. */
export interface Taken {
  ignored?: string;
}

/** Takes up notices of one kind: sets facts, never the state. */
export type NoticeHandler = (deps: ActivityDeps, change: Change, notice: NoticeRow) => Promise<Taken> | Taken;

export const APPLIED: Taken = {};
export const ignored = (why: string): Taken => ({ ignored: why });

export const byCounterparty = ({ counterparty }: NoticeRow): DoneBy => ({ actor: counterparty, role: 'counterparty' });
