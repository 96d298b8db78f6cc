import { TERMINAL_STATES } from '../../domain/clearance/states.js';
import type { Transaction } from '../withActor.js';

/** How many of something wait, and since when the oldest does. */
export interface Waiting {
  count: number;
  /** ISO 8601 UTC; undefined where nothing waits. */
  since?: string;
}

/** How the whole installation stands at an instant. */
export interface Standing {
  /** Open clearances by state. */
  clearances: { state: string; count: number }[];
  /** Parked steps by cause. */
  parked: { counterparty: string; code: string; count: number }[];
  waiting: { acts: Waiting; notices: Waiting; events: Waiting };
}

/** Counts what is open, parked and waiting. Every count reads an index over what is unfinished. */
export async function readStanding(tx: Transaction): Promise<Standing> {
  const states = await tx.declaration.groupBy({
    by: ['state'],
    where: { state: { notIn: ['DRAFT', ...TERMINAL_STATES] } },
    _count: { _all: true },
  });
  const causes = await tx.parkedStep.groupBy({
    by: ['counterparty', 'code'],
    where: { status: 'parked' },
    _count: { _all: true },
  });
  const acts = await tx.act.aggregate({ where: { takenUpAt: null }, _count: { _all: true }, _min: { storedAt: true } });
  const notices = await tx.notice.aggregate({
    where: { takenUpAt: null },
    _count: { _all: true },
    _min: { receivedAt: true },
  });
  const events = await tx.event.aggregate({
    where: { position: null },
    _count: { _all: true },
    _min: { createdAt: true },
  });
  return {
    clearances: states.map(({ state, _count }) => ({ state, count: _count._all })),
    parked: causes.map(({ counterparty, code, _count }) => ({ counterparty, code, count: _count._all })),
    waiting: {
      acts: waiting(acts._count._all, acts._min.storedAt),
      notices: waiting(notices._count._all, notices._min.receivedAt),
      events: waiting(events._count._all, events._min.createdAt),
    },
  };
}

const waiting = (count: number, since: Date | null): Waiting => ({
  count,
  ...(since === null ? {} : { since: since.toISOString() }),
});
