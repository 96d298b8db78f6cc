import { clearanceWorkflowId } from '../../../domain/ids/workflowIds.js';
import { issueS10 } from '../../../mocks/carrier/s10.js';
import type { CaseFixture } from './caseFixture.js';

/** Goods on their way through a case fixture, and what is asked of them in tests of acts against goods. */
export interface GoodsUnderWay {
  /** Ledger entries of the declaration, summed by operation. */
  grams(id: string): Promise<unknown[]>;
  /** Kinds of the open tasks, oldest first. */
  openTasks(id: string): Promise<string[]>;
  timeline(id: string): Promise<string[]>;
  /** Heavy for what it declares: lane red. @returns a declaration in INSPECTION */
  inspected(): Promise<string>;
  released(): Promise<string>;
  /** The parcel's own number, which no other parcel may have. */
  s10Of(id: string): string;
  labelled(id: string): Promise<void>;
  carrier(id: string, kind: 'carrier_posted' | 'carrier_departed'): ReturnType<CaseFixture['notice']>;
  exited(id: string): ReturnType<CaseFixture['notice']>;
}

/** Makes them over a fixture that is open. */
export function createGoodsUnderWay(fixture: CaseFixture): GoodsUnderWay {
  const numbers = new Map<string, string>();
  const goods: GoodsUnderWay = {
    grams: (id) =>
      fixture.rows(
        `SELECT e.operation, sum(e.quantity)::int AS grams FROM ledger_entry e WHERE e.declaration_id = $1 GROUP BY 1 ORDER BY 1`,
        [id],
      ),
    openTasks: async (id) => {
      const rows = await fixture.rows<{ kind: string }>(
        `SELECT kind FROM task WHERE declaration_id = $1 AND status = 'open' ORDER BY id`,
        [id],
      );
      return rows.map(({ kind }) => kind);
    },
    timeline: async (id) => {
      const rows = await fixture.rows<{ what: string }>(
        `SELECT what FROM timeline_entry WHERE declaration_id = $1 ORDER BY sequence`,
        [id],
      );
      return rows.map(({ what }) => what);
    },
    inspected: async () => {
      const id = await fixture.registered({ gross_weight_grams: 40_000 });
      await fixture.run(id, 'openControl');
      return id;
    },
    released: async () => {
      const id = await fixture.registered();
      await fixture.run(id, 'assess');
      await fixture.run(id, 'release');
      return id;
    },
    s10Of: (id) => {
      const s10 = numbers.get(id) ?? issueS10('parcel', numbers.size + 1, 'RW');
      numbers.set(id, s10);
      return s10;
    },
    labelled: async (id) => {
      const effectKey = `${clearanceWorkflowId(id)}:book-carriage:1`;
      await fixture.answered(id, effectKey, 'carrier', 'book', { outcome: 'accepted', s10: goods.s10Of(id) });
      await fixture.run(id, 'recordLabel', { effectKey });
    },
    carrier: (id, kind) =>
      fixture.notice(id, 'carrier', kind, {
        s10: goods.s10Of(id),
        occurredAt: new Date().toISOString(),
        place: 'RWKGL',
      }),
    exited: async (id) => {
      const [row] = await fixture.rows<{ mrn: string }>('SELECT mrn FROM declaration WHERE id = $1', [id]);
      const mrn = row?.mrn ?? '';
      const exitedAt = new Date().toISOString();
      return fixture.notice(id, 'customs', 'customs_exited', { mrn, exitedAt, officeOfExit: 'RWKGL' });
    },
  };
  return goods;
}
