import type { Result } from '../result.js';
import { failed, ok, problem } from '../result.js';

/** A declaration unique consignment reference: our key to the consignment from order to delivery. */
export interface Ducr {
  readonly text: string;
  /** Last digit of the year. */
  readonly yearDigit: string;
  readonly country: string;
  /** The trader's number without its country: EORI digits, or a tax number. */
  readonly traderNumber: string;
  readonly reference: string;
}

/** Authorities differ on the length of the trader's number and on what the reference may hold. */
export interface DucrProfile {
  /** The trader's number, as the source of a regular expression. */
  readonly traderForm: string;
  readonly referenceMaximum: number;
  readonly slashAllowed: boolean;
  readonly source: string;
}

export const DUCR_PROFILES = {
  hmrcApplication: {
    traderForm: '\\d{12}',
    referenceMaximum: 19,
    slashAllowed: true,
    source: 'HMRC customs-declare-exports-frontend (Ducr): up to 19 of A-Z 0-9 - / ( )',
  },
  govUkGuidance: {
    traderForm: '\\d{12}',
    referenceMaximum: 18,
    slashAllowed: false,
    source: 'GOV.UK, simplified customs declaration process: declaration unique consignment references',
  },
  rwandanTin: {
    traderForm: '\\d{9}',
    referenceMaximum: 19,
    slashAllowed: false,
    source: 'Portolan: the same form over a Rwandan TIN; WCO recommendation on the UCR: at most 35 characters',
  },
  malaysianTin: {
    traderForm: '[A-Z]{1,2}\\d{9,11}',
    referenceMaximum: 18,
    slashAllowed: false,
    source: 'Portolan: the same form over a Malaysian TIN; WCO recommendation on the UCR: at most 35 characters',
  },
  chineseUscc: {
    traderForm: '[0-9A-HJ-NPQRTUWXY]{18}',
    referenceMaximum: 13,
    slashAllowed: false,
    source:
      'Portolan: the same form over a unified social credit code (GB 32100); WCO recommendation on the UCR: at most 35 characters',
  },
  wcoRecommendation: {
    traderForm: '[A-Z0-9]{1,15}',
    referenceMaximum: 15,
    slashAllowed: false,
    source: 'WCO recommendation on the UCR: at most 35 characters; the form of the trader’s number is its country’s',
  },
} as const satisfies Record<string, DucrProfile>;

export type DucrProfileName = keyof typeof DUCR_PROFILES;

/** Whose form a trader's reference has, by the trader's country; that of the recommendation where no other is known. */
export function ducrProfileOf(country: string): DucrProfileName {
  return PROFILE_OF_COUNTRY.get(country) ?? 'wcoRecommendation';
}

const PROFILE_OF_COUNTRY = new Map<string, DucrProfileName>(
  Object.entries({
    GB: 'hmrcApplication',
    RW: 'rwandanTin',
    MY: 'malaysianTin',
    CN: 'chineseUscc',
  }),
);

/** The WCO recommendation on the unique consignment reference. */
const MAXIMUM_LENGTH = 35;

/** Reads a DUCR under a profile. */
export function parseDucr(input: string, profileName: DucrProfileName): Result<Ducr> {
  const profile = DUCR_PROFILES[profileName];
  const text = input.trim().toUpperCase();
  const characters = profile.slashAllowed ? 'A-Z0-9()/-' : 'A-Z0-9()-';
  const form = new RegExp(`^(\\d)([A-Z]{2})(${profile.traderForm})-([${characters}]+)$`);
  const [, yearDigit, country, traderNumber, reference] = form.exec(text) ?? [];
  if (yearDigit === undefined || country === undefined || traderNumber === undefined || reference === undefined) {
    return failed(problem('IDENTIFIER.DUCR_MALFORMED', { value: input, profile: profileName }));
  }
  if (text.length > MAXIMUM_LENGTH || reference.length > profile.referenceMaximum) {
    return failed(
      problem('IDENTIFIER.DUCR_TOO_LONG', { value: text, referenceMaximum: profile.referenceMaximum, MAXIMUM_LENGTH }),
    );
  }
  return ok({ text, yearDigit, country, traderNumber, reference });
}

/**
 * Makes a DUCR from its parts.
 *
 * @param year calendar year of the export, such as 2026
 */
export function buildDucr(
  parts: { readonly year: number; readonly country: string; readonly traderNumber: string; readonly reference: string },
  profileName: DucrProfileName,
): Result<Ducr> {
  return parseDucr(`${parts.year % 10}${parts.country}${parts.traderNumber}-${parts.reference}`, profileName);
}
