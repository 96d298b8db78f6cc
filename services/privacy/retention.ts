import type { Ending } from '../../prisma/queries/subjects.js';
import { keepUntil, type Kept } from '../../rules/decisions/retention/keepUntil.js';
import type { ServiceDeps } from '../serviceDeps.js';

/** Until when what belongs to cases has to be kept, by the one of them that is kept longest; undefined where there is none. */
export function findKept(
  { registry, config }: Pick<ServiceDeps, 'registry' | 'config'>,
  endings: readonly Ending[],
): Kept | undefined {
  return endings
    .map((ending) => keepUntil(registry, ending, config.retentionYears))
    .reduce<Kept | undefined>((longest, next) => (longest && longest.until >= next.until ? longest : next), undefined);
}

/** Why, in half a sentence. */
export function sayWhy({ because: { country, years, rowId } }: Kept): string {
  const howLong = years === 1 ? 'a year' : `${years} years`;
  if (rowId !== null) return `${howLong} by the law of ${country ?? ''} (${rowId})`;
  return `${howLong} by the setting RETENTION_YEARS${country === null ? '' : `, as the law of ${country} is not known here`}`;
}
