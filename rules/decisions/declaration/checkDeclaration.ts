import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import type { Pack } from '../../loader/pack.js';
import type { PackRegistry } from '../../loader/packRegistry.js';
import { rowsAt } from '../../loader/rowsAt.js';
import { checkIdentifiers } from './checkIdentifiers.js';
import { checkItems } from './checkItems.js';
import { checkMoney } from './checkMoney.js';
import { checkExportRegime, checkRegime } from './checkRegime.js';
import { checkRequirements } from './checkRequirements.js';
import { fault, type DeclarationFault } from './fault.js';

/**
 * Everything that is wrong with a declaration on a day (YYYY-MM-DD), at once: what can be seen without asking anybody.
 * The data has the shape of the contract already; here its contents are held against each other and the packs.
 * An empty list means that it may be submitted.
 *
 * @param destinationDate the day it is in the country of destination, where that is another one
 */
export function checkDeclaration(
  registry: PackRegistry,
  data: DeclarationData,
  date: string,
  destinationDate = date,
): DeclarationFault[] {
  const { origin, destination } = data.corridor;
  const originPack = packFor(registry, origin, 'origin', date);
  const destinationPack = packFor(registry, destination, 'destination', destinationDate);
  return [
    ...checkIdentifiers(data),
    ...checkParties(data),
    ...checkTerms(data, date),
    ...(originPack === undefined ? [notServed('/corridor/origin', origin, 'origin', date)] : []),
    ...(destinationPack === undefined
      ? [notServed('/corridor/destination', destination, 'destination', destinationDate)]
      : []),
    ...(originPack === undefined ? [] : checkOrigin(data, originPack, date)),
    ...(destinationPack === undefined ? [] : checkDestination(data, destinationPack, destinationDate)),
    ...checkItems(data, [
      ...(originPack === undefined ? [] : [{ pack: originPack, date }]),
      ...(destinationPack === undefined ? [] : [{ pack: destinationPack, date: destinationDate }]),
    ]),
    ...checkMoney(data),
  ];
}

type Side = 'origin' | 'destination';

function packFor(registry: PackRegistry, country: string, side: Side, date: string): Pack | undefined {
  const pack = registry.findPackAt(country, date);
  return pack?.manifest.roles.includes(side) === true ? pack : undefined;
}

const notServed = (pointer: string, country: string, side: Side, date: string): DeclarationFault =>
  fault(pointer, 'DECLARATION.CORRIDOR_NOT_SERVED', `No pack serves ${country} as ${side} on ${date}.`);

function checkParties(data: DeclarationData): DeclarationFault[] {
  const { origin, destination } = data.corridor;
  return [
    ...(data.exporter.country === origin
      ? []
      : [fault('/exporter/country', 'DECLARATION.FIELD_INVALID', `The exporter is established in ${origin}.`)]),
    ...(data.consignee.country === destination
      ? []
      : [fault('/consignee/country', 'DECLARATION.FIELD_INVALID', `The consignee's address is in ${destination}.`)]),
  ];
}

function checkTerms(data: DeclarationData, date: string): DeclarationFault[] {
  const faults: DeclarationFault[] = [];
  if (data.incoterm === 'DDP' && data.destination_charges_paid_by !== 'seller') {
    const hint = 'Under DDP the seller pays: say "seller", or choose other terms.';
    faults.push(fault('/destination_charges_paid_by', 'DECLARATION.PAYER_CONTRADICTS_TERMS', hint));
  }
  if (data.invoice.date > date) {
    faults.push(fault('/invoice/date', 'DECLARATION.INVOICE_IN_FUTURE', `The day of submission is ${date}.`));
  }
  return faults;
}

function checkOrigin(data: DeclarationData, pack: Pack, date: string): DeclarationFault[] {
  const faults: DeclarationFault[] = [];
  const offices = rowsAt(pack.lists.offices, date).filter((row) => row.kind === 'office_of_export');
  if (!offices.some((row) => row.code === data.office_of_export)) {
    const hint = `Offices of export: ${offices.map((row) => `${row.code} (${row.name})`).join(', ')}.`;
    faults.push(fault('/office_of_export', 'DECLARATION.FIELD_INVALID', hint));
  }
  const modes = rowsAt(pack.lists.transport, date);
  const mode = modes.find((row) => row.mode === data.mode_of_transport);
  if (mode === undefined) {
    const hint = `Served: ${modes.map((row) => row.mode).join(', ')}.`;
    faults.push(fault('/mode_of_transport', 'DECLARATION.FIELD_INVALID', hint));
  } else if (mode.maximumGrossGrams !== undefined && data.gross_weight_grams > mode.maximumGrossGrams) {
    const hint = `A parcel by ${mode.mode} weighs at most ${mode.maximumGrossGrams} g.`;
    faults.push(fault('/gross_weight_grams', 'DECLARATION.LIMIT_EXCEEDED', hint));
  }
  return [...faults, ...checkExportRegime(data, pack, date), ...checkRequirements(data, pack, 'export', date)];
}

function checkDestination(data: DeclarationData, pack: Pack, date: string): DeclarationFault[] {
  const faults = checkRegime(data, pack, date);
  const places = rowsAt(pack.lists.offices, date).filter((row) => row.kind === 'place_of_destination');
  if (!places.some((row) => row.code === data.place_of_destination)) {
    const hint = `Places of destination: ${places.map((row) => `${row.code} (${row.name})`).join(', ')}.`;
    faults.push(fault('/place_of_destination', 'DECLARATION.FIELD_INVALID', hint));
  }
  return [...faults, ...checkRequirements(data, pack, 'import', date)];
}
