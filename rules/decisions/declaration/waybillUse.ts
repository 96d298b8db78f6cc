import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import { parseS10, S10_REST_MONTHS } from '../../../domain/ids/s10.js';
import type { PackRegistry } from '../../loader/packRegistry.js';
import { findRegime } from '../assessment/assessSide.js';

/** The number a carrier gave a parcel, and the instant since which it must not have given it to another one. */
export interface WaybillUse {
  carrier: string;
  number: string;
  /** ISO 8601 UTC. */
  since: string;
}

/** Posts number in one space: an S10 identifier is the same whoever is named as carrier. */
const POSTS = 'UPU';

/**
 * The waybill that a declaration names, where the regime at the destination says for how long its number rests.
 * Undefined: none is named, or the regime says nothing.
 *
 * @param at instant of the submission, ISO 8601 UTC
 */
export function findWaybillUse(registry: PackRegistry, data: DeclarationData, at: string): WaybillUse | undefined {
  const { transport_document: named, corridor, regime: code } = data;
  if (named === undefined) return undefined;
  const date = registry.dayIn(corridor.destination, at);
  const pack = registry.findPackAt(corridor.destination, date);
  const regime = pack === undefined ? undefined : findRegime(pack, 'import', code, date);
  if (regime?.waybillRestMonths === undefined) return undefined;
  const s10 = parseS10(named.number);
  return {
    carrier: s10.ok ? POSTS : named.carrier.trim().toUpperCase(),
    number: named.number.toUpperCase(),
    since: monthsBefore(at, regime.waybillRestMonths),
  };
}

/** The same for the identifier that the post put on the parcel. Source: UPU standard S10. */
export const s10Use = (s10: string, at: string): WaybillUse => ({
  carrier: POSTS,
  number: s10.toUpperCase(),
  since: monthsBefore(at, S10_REST_MONTHS),
});

/** The same day so many months earlier; the last day of that month where it is shorter. */
function monthsBefore(at: string, months: number): string {
  const then = new Date(at);
  const day = then.getUTCDate();
  then.setUTCDate(1);
  then.setUTCMonth(then.getUTCMonth() - months);
  const lastDay = new Date(Date.UTC(then.getUTCFullYear(), then.getUTCMonth() + 1, 0)).getUTCDate();
  then.setUTCDate(Math.min(day, lastDay));
  return then.toISOString();
}
