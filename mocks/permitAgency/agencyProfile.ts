import type { Reason } from '../service/behaviours.js';
import type { ApplicationMessage } from './messages.js';

/** In what one agency differs from another. The periods are this mock's own, no law's. */
export interface AgencyProfile {
  service: 'naeb' | 'rica';
  certificateTypes: readonly string[];
  /** `outside`: waits to be told the decision. `itself`: decides a little later and tells by notice. */
  decides: 'outside' | 'itself';
  validityDays: number;
  permitPrefix: string;
  /** Faults of an application by the agency's own rules. */
  findFaults: (application: ApplicationMessage) => Reason[];
}

/** National Agricultural Export Development Board: coffee exports; the decision is taken by its officers outside. */
export const NAEB: AgencyProfile = {
  service: 'naeb',
  certificateTypes: ['naeb-coffee-export'],
  decides: 'outside',
  validityDays: 90,
  permitPrefix: 'NAEB/CEX',
  findFaults: ({ commodity_code: code }) =>
    code.startsWith('0901')
      ? []
      : [{ pointer: '/commodity_code', code: 'P102', message: 'This certificate is for coffee (heading 0901) only.' }],
};

/** Rwanda Inspectorate, Competition and Consumer Protection Authority: phytosanitary certificates; decides by itself. */
export const RICA: AgencyProfile = {
  service: 'rica',
  certificateTypes: ['rica-phytosanitary'],
  decides: 'itself',
  validityDays: 30,
  permitPrefix: 'RICA/PHY',
  findFaults: ({ commodity_code: code }) => {
    const chapter = Number(code.slice(0, 2));
    return chapter >= 6 && chapter <= 14
      ? []
      : [
          {
            pointer: '/commodity_code',
            code: 'P103',
            message: 'These goods are no plants or plant products (chapters 6 to 14).',
          },
        ];
  },
};
