import type { DeclarationData } from '../../../domain/declaration/declarationData.js';
import { parseContainerNumber } from '../../../domain/ids/containerNumber.js';
import { parseEori } from '../../../domain/ids/eori.js';
import { parseGaccNumber } from '../../../domain/ids/gaccNumber.js';
import { parseGln } from '../../../domain/ids/gln.js';
import { parseGtin } from '../../../domain/ids/gtin.js';
import { parseIossNumber } from '../../../domain/ids/iossNumber.js';
import { parseMalaysianTin } from '../../../domain/ids/malaysianTin.js';
import { parseSscc } from '../../../domain/ids/sscc.js';
import { parseTin } from '../../../domain/ids/tin.js';
import { parseUcr } from '../../../domain/ids/ucr.js';
import { parseUscc } from '../../../domain/ids/uscc.js';
import type { Result } from '../../../domain/result.js';
import { fault, type DeclarationFault } from './fault.js';

type Parse = (text: string) => Result<unknown>;

/** Countries whose tax number has a form known here; another origin's passes. China has one number for all (GB 32100). */
const TAX_NUMBERS = new Map<string, Parse>(Object.entries({ RW: parseTin, MY: parseMalaysianTin, CN: parseUscc }));

const TAX_HINT = 'Copy it from the tax certificate.';
const GS1_HINT = 'Copy all digits; the last one is computed from the others.';
const CHINA_HINT = 'Copy it from the business licence; the letters I, O, S, V and Z are never used.';

/** Faults of the numbers of parties, goods and parcel: their form and, where there is one, their check digit. */
export function checkIdentifiers(data: DeclarationData): DeclarationFault[] {
  const { exporter, consignee } = data;
  const taxNumber = TAX_NUMBERS.get(data.corridor.origin);
  return [
    ...check('/declarant/tin', data.declarant.tin, taxNumber, TAX_HINT),
    ...check('/exporter/tin', exporter.tin, taxNumber, TAX_HINT),
    ...check('/exporter/eori', exporter.eori, parseEori, 'Copy it from the notice of customs that gave it.'),
    ...check('/exporter/gln', exporter.gln, parseGln, GS1_HINT),
    ...check('/consignee/uscc', consignee.uscc, parseUscc, CHINA_HINT),
    ...check('/consignee/eori', consignee.eori, parseEori, 'Ask the consignee for it.'),
    ...check('/ioss_number', data.ioss_number, parseIossNumber, 'The marketplace or the intermediary gives it.'),
    ...check('/ucr', data.ucr, parseUcr, 'Capitals, digits and - / . ( ), at most 35.'),
    ...check('/sscc', data.sscc, parseSscc, GS1_HINT),
    ...check('/container_number', data.container_number, parseContainerNumber, 'Read it again from the container.'),
    ...data.items.flatMap((item, index) => [
      ...check(`/items/${index}/gtin`, item.gtin, parseGtin, GS1_HINT),
      ...check(`/items/${index}/gacc_number`, item.gacc_number, parseGaccNumber, 'Copy it from the registration.'),
    ]),
  ];
}

function check(pointer: string, text: string | undefined, parse: Parse | undefined, hint: string): DeclarationFault[] {
  const result = text === undefined ? undefined : parse?.(text);
  return result === undefined || result.ok ? [] : result.problems.map(({ code }) => fault(pointer, code, hint));
}
