import { Readable } from 'node:stream';
import { findPoint, listStretch } from '../../prisma/queries/auditHeads.js';
import { listChains } from '../../prisma/queries/verifyAudit.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { authorise } from '../permissions/authorise.js';
import type { ServiceDeps } from '../serviceDeps.js';

/**
 * Every audit chain as JSON lines, for a verifier: first when this was (`kind` `begin`), of each chain its records in order (`record`), then where the installation says
 * that it ends (`head`), and last one line (`end`), without which the export is not whole. It is read in stretches, so it may
 * be larger than memory; a chain only grows, so that stretches of different instants fit.
 */
export function exportAudit({ record, clock }: ServiceDeps, caller: Caller): Readable {
  authorise(caller, 'exportAudit');
  const actor = actorOf(caller);
  async function* lines(): AsyncGenerator<string> {
    // Before anything is read: every head that was signed until now is over what is read below.
    yield lineOf({ kind: 'begin', at: clock().toISOString() });
    for (const chain of await record.withActor(actor, listChains)) yield* linesOf(chain);
    yield lineOf({ kind: 'end' });
  }
  async function* linesOf(chain: string): AsyncGenerator<string> {
    let after = 0;
    let promised = 0;
    for (;;) {
      const [records, point] = await record.withActor(
        actor,
        async (tx) => [await listStretch(tx, chain, after), await findPoint(tx, chain)] as const,
      );
      yield records.map((row) => lineOf({ kind: 'record', ...row })).join('');
      after = records.at(-1)?.index ?? after;
      const { index = 0, hash = '' } = point ?? {};
      // What was appended meanwhile comes with the next stretch; what was promised before and does not come is missing.
      if (index <= after || (records.length === 0 && promised > after)) {
        yield lineOf({ kind: 'head', chain, index, hash });
        return;
      }
      promised = index;
    }
  }
  return Readable.from(lines());
}

const lineOf = (line: object): string => `${JSON.stringify(line)}\n`;
