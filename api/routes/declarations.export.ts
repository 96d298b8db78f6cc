import { Readable } from 'node:stream';
import { exportDeclarations as operation } from '../contract/operations/declarationExport.js';
import { exportDeclarations } from '../../services/declarations/exportDeclarations.js';
import type { DeclarationView } from '../../services/declarations/declarationView.js';
import { declarationTableHead, declarationTableLine } from '../presenters/declarationTable.js';
import { presentDeclarationSummary } from '../presenters/presentDeclaration.js';
import { defineRoute } from '../routing/route.js';

/** Written as it is read: the head of the answer goes out once the first rows are there, so that a refusal is still one. */
export const declarationsExport = defineRoute(operation, async ({ deps, caller, query }) => {
  const { limit, ...filter } = query;
  const rows = exportDeclarations(deps, caller, { filter, limit });
  const first = await rows.next();
  return {
    status: 200,
    stream: Readable.from(linesOf(first, rows)),
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': 'attachment; filename="declarations.csv"',
    },
  };
});

async function* linesOf(
  first: IteratorResult<DeclarationView>,
  rest: AsyncIterable<DeclarationView>,
): AsyncGenerator<string> {
  yield declarationTableHead();
  if (first.done === true) return;
  yield declarationTableLine(presentDeclarationSummary(first.value));
  for await (const view of rest) yield declarationTableLine(presentDeclarationSummary(view));
}
