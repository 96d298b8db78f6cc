import type { AgencyProfile } from './agencyProfile.js';
import { KENYAN_AGENCIES } from './kenyanAgencies.js';
import { chapters, PLANTS } from './plants.js';

/** The agencies this mock describes, each by what it issues and who takes its decisions. A new one is a new row. */
export const AGENCY_PROFILES: readonly AgencyProfile[] = [
  {
    // National Agricultural Export Development Board of Rwanda; its officers decide outside.
    service: 'naeb',
    decides: 'outside',
    applicants: 'nine digits',
    certificates: [
      {
        type: 'naeb-coffee-export',
        covers: 'coffee (heading 0901)',
        goods: ['0901'],
        numbers: 'NAEB/CEX',
        validityDays: 90,
        notCovered: 'P102',
      },
      {
        type: 'naeb-tea-export',
        covers: 'tea (heading 0902)',
        goods: ['0902'],
        numbers: 'NAEB/TEX',
        validityDays: 90,
        notCovered: 'P102',
      },
    ],
  },
  {
    // Rwanda Inspectorate, Competition and Consumer Protection Authority; decides by itself.
    service: 'rica',
    decides: 'itself',
    applicants: 'nine digits',
    certificates: [
      {
        type: 'rica-phytosanitary',
        covers: 'plants and plant products (chapters 6 to 14 and 44 to 46)',
        goods: PLANTS,
        numbers: 'RICA/PHY',
        validityDays: 30,
        notCovered: 'P103',
      },
    ],
  },
  {
    // Rwanda Revenue Authority, as issuer of certificates of origin; decides by itself.
    service: 'rra',
    decides: 'itself',
    applicants: 'nine digits',
    certificates: [
      {
        type: 'rra-certificate-of-origin',
        covers: 'all goods',
        goods: [],
        numbers: 'RRA/CO',
        validityDays: 365,
        notCovered: 'P102',
      },
    ],
  },
  {
    // Department of Islamic Development Malaysia; decides by itself.
    service: 'jakim',
    decides: 'itself',
    applicants: 'letters and digits',
    certificates: [
      {
        type: 'jakim-halal-certificate',
        covers: 'food, cosmetics and what touches them (chapters 2 to 24 and 33 to 35)',
        goods: [...chapters(2, 24), ...chapters(33, 35)],
        numbers: 'JAKIM/HAL',
        validityDays: 730,
        notCovered: 'P102',
      },
    ],
  },
  {
    // Ministry of Health Malaysia, food safety; decides by itself.
    service: 'moh',
    decides: 'itself',
    applicants: 'letters and digits',
    certificates: [
      {
        type: 'moh-health-certificate',
        covers: 'food (chapters 2 to 24)',
        goods: chapters(2, 24),
        numbers: 'MOH/HC',
        validityDays: 120,
        notCovered: 'P102',
      },
    ],
  },
  {
    // National Pharmaceutical Regulatory Agency of Malaysia; decides by itself.
    service: 'npra',
    decides: 'itself',
    applicants: 'letters and digits',
    certificates: [
      {
        type: 'npra-cosmetic-notification',
        covers: 'cosmetics (chapter 33, headings 3401 and 9619)',
        goods: ['33', '3401', '9619'],
        numbers: 'NPRA/NOT',
        validityDays: 730,
        notCovered: 'P102',
      },
    ],
  },
  {
    // Malaysian Quarantine and Inspection Services; decides by itself.
    service: 'maqis',
    decides: 'itself',
    applicants: 'letters and digits',
    certificates: [
      {
        type: 'maqis-phytosanitary',
        covers: 'plants and plant products (chapters 6 to 14 and 44 to 46, prepared nuts and fruit of heading 2008)',
        goods: [...PLANTS, '2008'],
        numbers: 'MAQIS/PC',
        validityDays: 30,
        notCovered: 'P103',
      },
    ],
  },
  {
    // Ministry of Investment, Trade and Industry of Malaysia, as issuer of certificates of origin; decides by itself.
    service: 'miti',
    decides: 'itself',
    applicants: 'letters and digits',
    certificates: [
      {
        type: 'miti-certificate-of-origin',
        covers: 'all goods',
        goods: [],
        numbers: 'MITI/CO',
        validityDays: 365,
        notCovered: 'P102',
      },
    ],
  },
  ...KENYAN_AGENCIES,
];

/** The profile of an agency; one that no profile describes takes every application and waits for its decision. */
export function profileOf(service: string): AgencyProfile {
  return (
    AGENCY_PROFILES.find((profile) => profile.service === service) ?? {
      service,
      decides: 'outside',
      applicants: 'letters and digits',
      certificates: [],
    }
  );
}
