import { z } from 'zod';
import { ADMISSION_LIMITS, REQUEST_LIMITS } from '../../api/routing/requestLimits.js';
import { BUSINESS_LIMITS } from '../../services/limits/businessQuotas.js';
import { SERVER_LIMITS } from '../process/serverLimits.js';
import type { SettingFacts } from './settingFacts.js';
import { count } from './settingKinds.js';

type Limits = Readonly<Record<string, number>>;

/** Greatest value of any limit. */
const GREATEST = 10_000_000_000;

/** A limit as it is named in a setting: `json_bytes` for `jsonBytes`. */
const nameOf = (limit: string): string => limit.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

const write = (limits: Limits): string =>
  Object.entries(limits)
    .map(([limit, value]) => `${nameOf(limit)}=${value}`)
    .join(',');

/** Limits as text, `json_bytes=524288,depth=20`: what is not named keeps its default. */
function limitsOf<const Known extends Limits>(defaults: Known) {
  const known = new Map(Object.keys(defaults).map((limit) => [nameOf(limit), limit]));
  return z.string().transform((text, context): { [Limit in keyof Known]: number } => {
    const limits: Record<string, number> = { ...defaults };
    for (const part of text.split(',').map((piece) => piece.trim())) {
      if (part === '') continue;
      const [name = '', value = ''] = part.split('=', 2).map((side) => side.trim());
      const limit = known.get(name);
      const fault =
        limit === undefined
          ? `"${name}" is no limit; there are ${[...known.keys()].join(', ')}`
          : !/^[1-9]\d{0,10}$/.test(value) || Number(value) > GREATEST
            ? `${name} = ${value}: expected a whole number from 1 to ${GREATEST}`
            : undefined;
      if (limit !== undefined && fault === undefined) limits[limit] = Number(value);
      else context.addIssue({ code: 'custom', message: fault ?? '' });
    }
    return limits as { [Limit in keyof Known]: number };
  });
}

const API_LIMITS = { ...REQUEST_LIMITS, ...ADMISSION_LIMITS, ...SERVER_LIMITS };
const apiLimitsText = limitsOf(API_LIMITS);
const businessLimitsText = limitsOf(BUSINESS_LIMITS);

/** The setting of the budget from which the others are reckoned. */
export const requestsPerMinute: [typeof count, SettingFacts] = [
  count,
  {
    description:
      'Requests a minute that are taken of one credential, by all API processes together; of a person, a firm and an address so many times more as API_LIMITS says.',
    developmentDefault: '3000',
    requiredInProduction: false,
    secret: false,
  },
];

/** The setting of everything the API limits of requests and connections. */
export const apiLimits: [typeof apiLimitsText, SettingFacts] = [
  apiLimitsText,
  {
    description:
      'Limits of what requests carry, how many are let in and how slowly clients may speak, <limit>=<number>, separated by commas; those not named keep their defaults. docs/limits.md says what each is.',
    developmentDefault: write(API_LIMITS),
    requiredInProduction: false,
    secret: false,
  },
];

/** The setting of how often one firm may do what costs others. */
export const businessLimits: [typeof businessLimitsText, SettingFacts] = [
  businessLimitsText,
  {
    description:
      'How often one firm may submit and withdraw, and how many applications for permits it may have open, <limit>=<number>, separated by commas; those not named keep their defaults.',
    developmentDefault: write(BUSINESS_LIMITS),
    requiredInProduction: false,
    secret: false,
  },
];
