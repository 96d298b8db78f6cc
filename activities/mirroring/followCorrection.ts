import { z } from 'zod';
import { compareInspection } from '../../rules/decisions/inspection/compareInspection.js';
import { dataOf, reassess } from '../effects/assess.js';
import { correctByCustoms } from '../effects/correctByCustoms.js';
import { BY_AUTHORITY, type Follow } from './byAuthority.js';
import { openDifference } from './openDifference.js';

const Money = z.object({ amount: z.string(), currency: z.string() });
const Found = z.object({
  items: z.array(
    z.object({
      line: z.int(),
      hs_code: z.string().optional(),
      net_weight_grams: z.int().optional(),
      quantity: z.string().optional(),
      value: Money.optional(),
    }),
  ),
  gross_weight_grams: z.int().optional(),
});

/**
 * What customs corrected becomes a version made by customs. Corrections are laid one over the other in the order of their
 * instants, so that the last word on a field stands in whatever order they came. A permit that does not cover what was
 * found holds nothing up: it is a task.
 */
export const followCorrection: Follow = async (deps, change) => {
  const { corrections = [] } = change.declaration.facts.theirs ?? {};
  const declared = await dataOf(change);
  const data = corrections.reduce((standing, { details }) => {
    const { items, gross_weight_grams: gross } = Found.parse(details);
    const found = { items: items.map(withoutAbsent), ...(gross === undefined ? {} : { gross_weight_grams: gross }) };
    return compareInspection(standing, found).corrected;
  }, declared);
  if (JSON.stringify(data) === JSON.stringify(declared)) return;
  const uncovered = await correctByCustoms(deps, change, {
    data,
    by: BY_AUTHORITY,
    personId: null,
    why: 'Corrected by customs after control.',
    details: { corrections: corrections.map(({ at, details }) => ({ at, details })) },
  });
  if (change.declaration.authority.assessment === 'here') await reassess(deps, change);
  if (uncovered.length === 0) return;
  await openDifference(change, {
    title: 'No permit held here covers what customs found: its correction stands',
    details: {
      ours: { permits_missing: uncovered.map(({ permitType }) => permitType) },
      theirs: { declaration_version: change.declaration.declarationVersion },
    },
  });
};

type FoundItem = z.infer<typeof Found>['items'][number];
type Present = { [Key in keyof FoundItem]: Exclude<FoundItem[Key], undefined> } & { line: number };

/** A member that is absent was found as declared. */
function withoutAbsent(item: FoundItem): Present {
  return Object.fromEntries(Object.entries(item).filter(([, value]) => value !== undefined)) as Present;
}
