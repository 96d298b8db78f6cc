import type { DeclarationData, DeclarationItem } from '../../../domain/declaration/declarationData.js';
import type { Pack } from '../../loader/pack.js';
import { findByHs, rowsAt } from '../../loader/rowsAt.js';
import type { RequiredField, Requirement } from '../../schemas/requirements.js';
import { exportRegimeOf } from '../assessment/assessOrigin.js';
import { fault, type DeclarationFault } from './fault.js';

/**
 * What a country asks for beyond the data set, and the declaration does not carry: each missing member with the reason.
 *
 * @param flow `export` for the pack of origin, `import` for that of the destination
 */
export function checkRequirements(
  data: DeclarationData,
  pack: Pack,
  flow: Requirement['flow'],
  date: string,
): DeclarationFault[] {
  const regime = flow === 'export' ? exportRegimeOf(data) : data.regime;
  const partner = flow === 'export' ? data.corridor.destination : data.corridor.origin;
  const rows = rowsAt(pack.lists.requirements, date).filter(
    (row) =>
      row.flow === flow &&
      row.regimes.includes(regime) &&
      (row.partners.includes(partner) || row.partners.includes('*')) &&
      (row.chargesPaidBy === undefined || row.chargesPaidBy === data.destination_charges_paid_by) &&
      (row.unless === undefined || valueOf(data, row.unless, undefined) === undefined),
  );
  return rows.flatMap((row) => (row.field.startsWith('items.') ? missingOnItems(data, row) : missingOnce(data, row)));
}

const concerns = (row: Requirement, item: DeclarationItem): boolean => findByHs([row], item.hs_code) !== undefined;

const missingOnItems = (data: DeclarationData, row: Requirement): DeclarationFault[] =>
  data.items.flatMap((item, index) =>
    concerns(row, item) && valueOf(data, row.field, item) === undefined
      ? [fault(`/items/${index}/${row.field.slice('items.'.length)}`, 'DECLARATION.FIELD_REQUIRED', row.says)]
      : [],
  );

const missingOnce = (data: DeclarationData, row: Requirement): DeclarationFault[] =>
  data.items.some((item) => concerns(row, item)) && valueOf(data, row.field, undefined) === undefined
    ? [fault(`/${row.field.replace('.', '/')}`, 'DECLARATION.FIELD_REQUIRED', row.says)]
    : [];

function valueOf(data: DeclarationData, field: RequiredField, item: DeclarationItem | undefined): string | undefined {
  switch (field) {
    case 'exporter.eori':
      return data.exporter.eori;
    case 'consignee.uscc':
      return data.consignee.uscc;
    case 'consignee.identity_number':
      return data.consignee.identity_number;
    case 'consignee.phone':
      return data.consignee.phone;
    case 'ioss_number':
      return data.ioss_number;
    case 'lvg_number':
      return data.lvg_number;
    case 'items.gtin':
      return item?.gtin;
    case 'items.gacc_number':
      return item?.gacc_number;
  }
}
