import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import type { Pack } from '../../loader/pack.js';
import { findByHs, rowsAt } from '../../loader/rowsAt.js';
import type { Regime } from '../../schemas/regimes.js';
import { exportRegimeOf } from '../assessment/assessOrigin.js';
import { findRegime } from '../assessment/assessSide.js';
import { fault, type DeclarationFault } from './fault.js';

/** Faults of the regime at the destination: whether it is known, takes these goods, and takes what is claimed. */
export function checkRegime(data: DeclarationData, pack: Pack, date: string): DeclarationFault[] {
  const regime = findRegime(pack, 'import', data.regime, date);
  if (regime === undefined) return [notServed('/regime', pack, 'import', date)];
  return [...excludedGoods(data, regime), ...checkPreferences(data, regime, pack, date)];
}

/** Faults of the regime at the origin: whether it is known and takes these goods. */
export function checkExportRegime(data: DeclarationData, pack: Pack, date: string): DeclarationFault[] {
  const regime = findRegime(pack, 'export', exportRegimeOf(data), date);
  return regime === undefined ? [notServed('/export_regime', pack, 'export', date)] : excludedGoods(data, regime);
}

function notServed(pointer: string, pack: Pack, flow: Regime['flow'], date: string): DeclarationFault {
  const codes = rowsAt(pack.lists.regimes, date)
    .filter((row) => row.flow === flow)
    .map((row) => row.code);
  return fault(pointer, 'DECLARATION.REGIME_NOT_SERVED', `Regimes: ${codes.join(', ')}.`);
}

function excludedGoods({ items }: DeclarationData, { excludes, name }: Regime): DeclarationFault[] {
  if (excludes === undefined) return [];
  return items.flatMap((item, index) =>
    findByHs([{ hs: excludes }], item.hs_code) === undefined
      ? []
      : [fault(`/items/${index}/hs_code`, 'DECLARATION.GOODS_NOT_ALLOWED', `${name} does not take these goods.`)],
  );
}

/** A claim names a scheme that the pack has for goods of that origin, and a certificate that exists already. */
function checkPreferences(data: DeclarationData, regime: Regime, pack: Pack, date: string): DeclarationFault[] {
  return data.items.flatMap((item, index) => {
    const claim = item.preference;
    if (claim === undefined) return [];
    const pointer = `/items/${index}/preference`;
    if (regime.refusesPreference === true) {
      const hint = `${regime.name} takes no claim to a lower duty: leave it out, or choose the full declaration.`;
      return [fault(pointer, 'DECLARATION.FIELD_INVALID', hint)];
    }
    const schemes = rowsAt(pack.lists.preferences, date)
      .filter((row) => row.partners.includes(item.origin))
      .map((row) => row.scheme);
    const faults: DeclarationFault[] = [];
    if (!schemes.includes(claim.scheme)) {
      const known = schemes.length === 0 ? 'none' : [...new Set(schemes)].join(', ');
      const hint = `Schemes of ${pack.manifest.name} for goods of ${item.origin}: ${known}.`;
      faults.push(fault(`${pointer}/scheme`, 'DECLARATION.FIELD_INVALID', hint));
    }
    if (claim.issued_on > date) {
      const hint = `The certificate is dated after the day of submission, ${date}.`;
      faults.push(fault(`${pointer}/issued_on`, 'DECLARATION.FIELD_INVALID', hint));
    }
    return faults;
  });
}
