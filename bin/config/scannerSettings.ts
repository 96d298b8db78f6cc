import { z } from 'zod';
import type { SettingFacts } from './settingFacts.js';

const scannerName = z
  .string()
  .regex(/^(test-string|none|clamd:\/\/[\w.-]+:\d{1,5})$/, 'expected clamd://host:port, none, or test-string');

/** The setting of what looks through uploaded files. */
export const documentScanner: [typeof scannerName, SettingFacts] = [
  scannerName,
  {
    description:
      'What looks for malicious content in uploaded files: clamd://host:port (ClamAV), none, or test-string, a mock that knows nothing but the EICAR test string and that production refuses.',
    developmentDefault: 'test-string',
    requiredInProduction: true,
    secret: false,
  },
];
