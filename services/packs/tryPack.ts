import type { PackReference } from '../../domain/decision.js';
import { listDeclaredGoods, type DeclaredGoods } from '../../prisma/queries/declaredGoods.js';
import { sumByTax, tryLaw, type LawDifference, type TaxDifference } from '../../rules/decisions/comparison/tryLaw.js';
import { registryWith } from '../../rules/loader/proposedPack.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { authorise } from '../permissions/authorise.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { getReadable, type PackFiles } from './checkProposed.js';

/** Declarations read at once. */
const STRETCH = 200;
/** Declarations that are named with their differences; the others are counted. */
const NAMED = 100;

/** A declaration that would come out differently. */
export type AffectedDeclaration = LawDifference & { declarationId: string; organisationId: string };

/** What a pack would change, were it in force. */
export interface PackTrial {
  pack: PackReference;
  /** Day by whose law both were assessed: the first of the pack. */
  date: string;
  /** Declarations that were looked at, and those that would come out differently. */
  lookedAt: number;
  changed: number;
  lines: number;
  byTax: TaxDifference[];
  firms: { organisationId: string; name: string; declarations: number; lines: number }[];
  declarations: AffectedDeclaration[];
  /** Declarations of which less, or more, could be said. */
  noLongerSaid: number;
  nowSaid: number;
}

/**
 * Runs a proposed pack over stored declarations from or to its country, the newest first, each as it stands: assessed by
 * the law of the pack's first day without it and with it. Nothing is recorded.
 * Throws `REQUEST.BODY_INVALID` with everything that cannot be read of the pack.
 */
export async function tryPack(
  { record, registry }: Pick<ServiceDeps, 'record' | 'registry'>,
  caller: Caller,
  { files, newest }: { files: PackFiles; newest: number },
): Promise<PackTrial> {
  authorise(caller, 'tryCountryPack');
  const { joined: pack } = getReadable(registry, files);
  const { country, effectiveFrom: date } = pack.manifest;
  const laws = { before: registry, after: registryWith(registry, pack) };
  const affected: (AffectedDeclaration & { name: string })[] = [];
  let lookedAt = 0;
  for (let more = true; more && lookedAt < newest;) {
    const limit = Math.min(STRETCH, newest - lookedAt);
    const stretch = await record.withActor(actorOf(caller), (tx) =>
      listDeclaredGoods(tx, { country, skip: lookedAt, limit }),
    );
    affected.push(...stretch.flatMap((declared) => differing(laws, declared, date)));
    lookedAt += stretch.length;
    more = stretch.length === limit;
  }
  const differences = affected.flatMap((one) => one.differences);
  return {
    ...{ pack: pack.ref, date, lookedAt, changed: affected.length, lines: differences.length },
    byTax: sumByTax(differences),
    firms: firmsOf(affected),
    declarations: affected.slice(0, NAMED).map(({ name: _name, ...one }) => one),
    noLongerSaid: affected.filter((one) => one.noLongerSaid.length > 0).length,
    nowSaid: affected.filter((one) => one.nowSaid.length > 0).length,
  };
}

function differing(
  laws: Parameters<typeof tryLaw>[0],
  { declarationId, organisationId, organisationName: name, data }: DeclaredGoods,
  date: string,
): (AffectedDeclaration & { name: string })[] {
  const found = tryLaw(laws, data, date);
  const isSame = found === undefined || Object.values(found).every((list) => list.length === 0);
  return isSame ? [] : [{ declarationId, organisationId, name, ...found }];
}

function firmsOf(affected: readonly (AffectedDeclaration & { name: string })[]): PackTrial['firms'] {
  const firms = new Map<string, PackTrial['firms'][number]>();
  for (const { organisationId, name, differences } of affected) {
    const known = firms.get(organisationId) ?? { organisationId, name, declarations: 0, lines: 0 };
    const { declarations, lines } = known;
    firms.set(organisationId, { ...known, declarations: declarations + 1, lines: lines + differences.length });
  }
  return [...firms.values()].sort((a, b) => b.lines - a.lines);
}
