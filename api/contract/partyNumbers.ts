/**
 * Numbers of parties, goods and parcels by their form. Check digits and what a country adds are the rules' to look at,
 * so that every fault is told with its own code.
 */
import { z } from 'zod';

const number = (form: RegExp, message: string, description: string, example: string) =>
  z.string().regex(form, message).meta({ description, example });

export const tin = number(
  /^[A-Z0-9]{5,20}$/,
  'must be a taxpayer identification number of 5 to 20 capitals and digits',
  'Taxpayer identification number of the country of origin: nine digits in Rwanda',
  '101234567',
);
export const eori = number(
  /^[A-Z]{2}[A-Z0-9]{1,15}$/,
  'must be a country of two capitals and up to 15 capitals and digits',
  'EORI',
  'DE1234567',
);
export const gln = number(/^\d{13}$/, 'must be 13 digits', 'GS1 global location number', '0614141000005');
export const uscc = number(
  /^[0-9A-Z]{18}$/,
  'must be 18 capitals and digits',
  'Unified social credit code of a firm in China',
  '91330100799655058B',
);
export const gtin = number(
  /^(\d{8}|\d{12,14})$/,
  'must be 8, 12, 13 or 14 digits',
  'GS1 global trade item number',
  '6291041500213',
);
export const gaccNumber = number(
  /^C[A-Z]{3}\d{14}$/,
  'must be C, a country of three capitals and 14 digits',
  'Number under which China has registered the establishment that made the food',
  'CRWA15002602130007',
);
export const iossNumber = number(
  /^IM\d{10}$/,
  'must be IM and ten digits',
  'Number of the seller in the import one-stop shop',
  'IM3720000224',
);
export const lvgNumber = number(
  /^[A-Z0-9][A-Z0-9/-]{3,29}$/,
  'must be 4 to 30 capitals, digits, hyphens and slashes',
  "Number of the seller registered for Malaysia's sales tax on low value goods",
  'LVG-2401-00000042',
);
export const ucr = number(
  /^[A-Z0-9][A-Z0-9()/.-]{0,34}$/,
  'must be at most 35 capitals, digits and - / . ( )',
  'Unique consignment reference (WCO)',
  '6RW101234567-KGL0117',
);
export const sscc = number(/^\d{18}$/, 'must be 18 digits', 'GS1 serial shipping container code', '376104250021234569');
export const containerNumber = number(
  /^[A-Z]{3}[UJZR]\d{7}$/,
  'must be three capitals, one of U, J, Z and R, and seven digits',
  'Freight container (ISO 6346)',
  'CSQU3054383',
);
