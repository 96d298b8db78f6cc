import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonicalJson.js';
import { problemsOf, type Problem } from '../problem.js';
import type { AuditRow, Records } from '../records.js';
import { groupBy } from '../records.js';

const problem = problemsOf('I5');

const GENESIS = '0'.repeat(64);

/** I5: every audit chain verifies from its first record to its head, and every transition has its audit record. */
export function checkAuditChains(records: Records): Problem[] {
  const heads = new Map(records.auditHeads.map((head) => [head.chain, head]));
  const chains = groupBy(records.audit, ({ chain }) => chain);
  const broken = [...chains].flatMap(([chain, rows]) => {
    const found = walk(chain, rows);
    const head = heads.get(chain);
    const last = rows.at(-1);
    if (head === undefined) found.push(problem(chain, 'has no head'));
    else if (head.index !== last?.index || head.hash !== last.hash) {
      found.push(problem(chain, `its head is record ${head.index}, its last record ${String(last?.index)}`));
    }
    return found;
  });
  const cut = [...heads.values()].filter(({ chain, index }) => index > 0 && !chains.has(chain));
  return [
    ...broken,
    ...cut.map(({ chain, index }) => problem(chain, `has a head at ${index} and no records`)),
    ...checkTransitions(records),
  ];
}

function walk(chain: string, rows: readonly AuditRow[]): Problem[] {
  let before = GENESIS;
  const found: Problem[] = [];
  for (const [position, { index, body, previousHash, hash }] of rows.entries()) {
    if (index !== position + 1) {
      found.push(problem(chain, `record ${position + 1} is missing, ${index} stands in its place`));
      break;
    }
    if (previousHash !== before) found.push(problem(chain, `record ${index} does not follow the one before it`));
    const own = createHash('sha256')
      .update(canonicalJson({ chain, index, body, previous_hash: previousHash }))
      .digest('hex');
    if (own !== hash) found.push(problem(chain, `record ${index} was changed after it was written`));
    before = hash;
  }
  return found;
}

/** Exactly one audit record for each change of state, in the chain of the declaration's organisation. */
function checkTransitions(records: Records): Problem[] {
  const organisations = new Map(records.declarations.map(({ id, organisationId }) => [id, organisationId]));
  const kept = groupBy(records.audit, ({ chain, body }) => {
    const facts = body.facts as { declaration_id?: unknown; sequence?: unknown } | undefined;
    return `${chain} ${String(facts?.declaration_id)} ${String(facts?.sequence)}`;
  });
  return records.timeline
    .filter(({ fromState, toState }) => toState !== null && fromState !== toState)
    .flatMap(({ declarationId, sequence, fromState, toState }) => {
      const organisation = organisations.get(declarationId);
      if (organisation === undefined) return [];
      const times = kept.get(`${organisation} ${declarationId} ${sequence}`)?.length ?? 0;
      const arrow = `${String(fromState)} to ${String(toState)}`;
      return times === 1 ? [] : [problem(declarationId, `its change from ${arrow} has ${times} audit records`)];
    });
}
