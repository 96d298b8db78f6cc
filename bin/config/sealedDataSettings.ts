import { z } from 'zod';
import { keySetting } from './keySetting.js';
import type { SettingFacts } from './settingFacts.js';
import { count, webAddress } from './settingKinds.js';

/** The setting of the keys that encrypt what the engine keeps. */
export const payloadKeys = keySetting(
  'Keys that encrypt what Temporal keeps, <name>:<32 random bytes in base64>, separated by commas; the first encrypts, all decrypt. One is taken away only after the last history under it has ended and its retention is over. npm start makes one.',
);

/** The setting of the keys that wrap the keys of subjects. */
export const subjectKeys = keySetting(
  'Keys that wrap the keys under which personal data stands in PostgreSQL, one of those a person or consignee; in the form of PAYLOAD_KEYS. npm start makes one.',
);

const origin = z.union([z.literal('').transform(() => undefined), webAddress]);

/** The setting of the origin from which a browser may ask for decrypted payloads. */
export const temporalUiOrigin: [typeof origin, SettingFacts] = [
  origin,
  {
    description:
      "Where Temporal's own pages are served, such as http://127.0.0.1:8080, so that they may ask our API to decrypt for an operator. Empty: none may.",
    developmentDefault: '',
    requiredInProduction: false,
    secret: false,
  },
];

/** The setting of the time for which personal data is kept. */
export const retentionYears: [typeof count, SettingFacts] = [
  count,
  {
    description:
      'For how many years after the year in which a case ended its personal data is kept, before its key is destroyed, where the pack of a country does not say how long. The default is the product’s own.',
    developmentDefault: '10',
    requiredInProduction: false,
    secret: false,
  },
];
