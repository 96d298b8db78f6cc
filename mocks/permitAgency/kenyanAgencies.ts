import type { AgencyProfile } from './agencyProfile.js';
import { PLANTS } from './plants.js';

/** The agencies of Kenya that the mock describes. */
export const KENYAN_AGENCIES: readonly AgencyProfile[] = [
  {
    // Kenya Plant Health Inspectorate Service: one certificate a consignment of plants; decides by itself.
    service: 'kephis',
    decides: 'itself',
    applicants: 'letters and digits',
    certificates: [
      {
        type: 'kephis-phytosanitary',
        covers: 'plants and plant products (chapters 6 to 14 and 44 to 46)',
        goods: PLANTS,
        numbers: 'KEPHIS/PC',
        validityDays: 14,
        notCovered: 'P103',
      },
    ],
  },
];
