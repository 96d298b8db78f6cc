import { z } from 'zod';
import { keySetting } from './keySetting.js';
import type { SettingFacts } from './settingFacts.js';

/** The setting of the keys from which signing secrets of webhook endpoints are derived. */
export const webhookKeys = keySetting(
  'Keys from which the signing secrets of webhook endpoints are derived, in the form of PAYLOAD_KEYS; the first makes new secrets, and one that is taken out ends the secrets that were made with it. npm start makes one.',
);

const privateAddresses = z.enum(['refused', 'allowed']);

/** The setting of the exception that development needs. */
export const webhookPrivateAddresses: [typeof privateAddresses, SettingFacts] = [
  privateAddresses,
  {
    description:
      'Whether webhooks may be sent over plain HTTP, and to this machine and its network. Production refuses to start with allowed. npm start allows it in development.',
    developmentDefault: 'refused',
    requiredInProduction: false,
    secret: false,
  },
];
