import { readRows } from '../readRows.js';

/** One time that a step parked. */
export interface Parking {
  id: string;
  declarationId: string;
  step: string;
  counterparty: string;
  code: string;
  message: string;
  attempts: number;
  status: 'parked' | 'resolved';
  /** How it ended; `settled`: a late notice made it pointless, without a person. */
  resolution: string | null;
  /** From the clearance's submission until the step stood parked, milliseconds. */
  afterMs: number;
}

const SQL = `select p.id, p.declaration_id "declarationId", p.step, p.counterparty, p.code, p.message, p.attempts, p.status, p.resolution,
    (extract(epoch from p.since - d.submitted_at) * 1000)::int "afterMs"
  from parked_step p join declaration d on d.id = p.declaration_id order by p.since`;

/** Everything that has parked so far, resolved or not. */
export const readParkings = (databaseUrl: string): Promise<Parking[]> => readRows<Parking>(databaseUrl, SQL);
