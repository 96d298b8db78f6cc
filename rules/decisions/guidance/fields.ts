import type { Pack } from '../../loader/pack.js';
import { findByHs } from '../../loader/rowsAt.js';
import { evaluateAll, type Ask } from '../conditions/evaluate.js';
import type { FieldNeed } from './guidance.js';
import { isNamed, originOf, rowsOf, type GuidancePlace } from './place.js';

/** Members of the declaration that the two countries ask for, by the rows that the check of a declaration uses. */
export function findFields(place: GuidancePlace): { fields: FieldNeed[]; missing: Ask[] } {
  const found = [
    ...place.exportPacks.flatMap((pack) => fieldsOf(pack, 'export', place)),
    ...place.importPacks.flatMap((pack) => fieldsOf(pack, 'import', place)),
  ];
  return { fields: found.map(({ field }) => field), missing: found.flatMap(({ missing }) => missing) };
}

function fieldsOf(pack: Pack, flow: 'export' | 'import', place: GuidancePlace) {
  const { question } = place;
  const partner = flow === 'export' ? question.destination : question.origin;
  return rowsOf([pack], ({ lists }) => lists.requirements, place)
    .filter(
      ({ row }) =>
        row.flow === flow && isNamed(row.partners, partner) && findByHs([row], question.hsCode) !== undefined,
    )
    .flatMap(({ row }) => {
      const conditions = flow === 'export' ? [] : [{ kind: 'regime' as const, oneOf: row.regimes }];
      const { truth, missing } = evaluateAll(conditions, place.knownOf(pack));
      if (truth === 'no') return [];
      const field: FieldNeed = {
        ...originOf(pack, row),
        field: row.field,
        says: row.says,
        standing: truth === 'yes' ? 'needed' : 'depends',
        asks: missing.map(({ name }) => name),
      };
      return [{ field, missing }];
    });
}
