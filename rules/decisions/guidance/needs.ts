import type { Pack } from '../../loader/pack.js';
import type { Formality } from '../../schemas/formalities.js';
import { evaluateAll, evaluateExemptions, type Ask } from '../conditions/evaluate.js';
import type { Need, NeedStanding, Option } from './guidance.js';
import { countryOf, isInScope, originOf, rowsOf, type GuidancePlace } from './place.js';

/** Needs and everything that would have to be known to settle them. */
export interface NeedsFound {
  needs: Need[];
  missing: Ask[];
}

/** A row that speaks for the goods, and whether it applies to them. */
export interface Judged {
  pack: Pack;
  row: Formality;
  state: Option['state'];
  because: string | null;
  missing: Ask[];
}

/** Formalities of both sides, grouped into alternatives; the ways to get a permit of `permits.json` are left to its need. */
export function findFormalityNeeds(place: GuidancePlace, all: readonly Judged[]): NeedsFound {
  const judged = all.filter(({ row }) => row.permitType === undefined);
  const groups = new Map<string, Judged[]>();
  for (const one of judged) {
    const key = [one.pack.ref.id, one.row.flow, one.row.subject, one.row.oneOf].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const found = [...groups.values()].map((group) => ({ group, need: needOf(group, place) }));
  // What nobody asked for raises no questions.
  const standing = found.filter(({ need }) => need.standing !== 'on_request');
  return {
    needs: found.map(({ need }) => need),
    missing: standing.flatMap(({ group }) => group.flatMap((one) => one.missing)),
  };
}

/** Every row that speaks for the goods, with its state. */
export function judgeFormalities(place: GuidancePlace): Judged[] {
  const rows = [
    ...rowsOf(place.exportPacks, (pack) => pack.lists.formalities, place).filter(({ row }) => row.flow === 'export'),
    ...rowsOf(place.importPacks, (pack) => pack.lists.formalities, place).filter(({ row }) => row.flow === 'import'),
  ];
  return rows
    .filter(({ row }) => isInScope(row, place))
    .flatMap(({ pack, row }): Judged[] => {
      const held = evaluateAll(row.when ?? [], place.knownOf(pack));
      if (held.truth === 'no') return [];
      const exempt = evaluateExemptions(row.doesNotApply, place.knownOf(pack));
      if ('because' in exempt) return [{ pack, row, state: 'closed', because: exempt.because, missing: [] }];
      const missing = [...held.missing, ...exempt.missing];
      return [{ pack, row, state: missing.length === 0 ? 'open' : 'depends', because: null, missing }];
    });
}

function needOf(group: readonly Judged[], { question }: GuidancePlace): Need {
  const [first] = group;
  if (first === undefined) throw new Error('a need has at least one row');
  const { row } = first;
  const options = group.map(optionOf);
  const asked = row.onRequest === undefined || question.requested?.includes(row.onRequest) === true;
  const standing = standingOf(options, asked);
  return {
    subject: row.subject,
    code: row.oneOf,
    flow: row.flow,
    country: countryOf(row.id),
    standing,
    because: standing === 'does_not_apply' ? options.map(({ because }) => because ?? '').join(' ') : null,
    options,
    asks: [...new Set(group.flatMap(({ missing }) => missing.map(({ name }) => name)))],
  };
}

function standingOf(options: readonly Option[], asked: boolean): NeedStanding {
  const open = options.filter(({ state }) => state === 'open');
  if (options.every(({ state }) => state === 'closed')) return 'does_not_apply';
  if (!asked) return 'on_request';
  if (open.length > 1) return 'one_of';
  // An open way beside one that depends: the open one is enough, the other may be chosen instead.
  if (open.length === 1) return options.some(({ state }) => state === 'depends') ? 'one_of' : 'needed';
  return 'depends';
}

/** A row as a way to fulfil its need. */
export function optionOf({ pack, row, state, because }: Judged): Option {
  return {
    ...originOf(pack, row),
    state,
    because,
    name: row.name,
    doneBy: row.doneBy,
    issuer: row.issuer ?? null,
    says: row.says,
    asksFor: [...(row.asksFor ?? [])],
    fee: row.fee === undefined ? null : { amount: row.fee.amount ?? null, says: row.fee.says },
    usualTime: row.usualTime ?? null,
    validity: row.validity ?? null,
    field: row.field ?? null,
    permitType: row.permitType ?? null,
  };
}
