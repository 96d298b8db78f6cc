import type { DeadlineName } from '../../domain/clearance/deadlines.js';
import type { DeclarationRow } from '../../prisma/queries/declarationRow.js';
import { computeDeadline } from '../../rules/decisions/deadline/computeDeadline.js';
import { rowsAt } from '../../rules/loader/rowsAt.js';
import type { Caller } from '../caller.js';
import type { ServiceDeps } from '../serviceDeps.js';

const OF_DRAFTS: readonly DeadlineName[] = ['draft_reminder', 'draft_expiry'];

/**
 * When a draft's firm is reminded of it and when it is deleted, by the pack of the firm's own country; never, where the
 * country has no pack or the pack does not say.
 */
export function draftDeadlines({ registry }: ServiceDeps, caller: Caller, at: string): DeclarationRow['deadlines'] {
  const country = caller.organisationCountry;
  const date = registry.dayIn(country, at);
  const pack = registry.findPackAt(country, date);
  if (pack === undefined) return {};
  const known = new Set(rowsAt(pack.lists.deadlines, date).map(({ name }) => name));
  return Object.fromEntries(
    OF_DRAFTS.filter((name) => known.has(name)).map((name) => {
      const { value } = computeDeadline(registry, { name, country, date, from: at });
      return [name, value.dueAt];
    }),
  );
}
