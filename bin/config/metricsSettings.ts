import { z } from 'zod';
import type { SettingFacts } from './settingFacts.js';
import { port } from './settingKinds.js';

/** The setting of the address on which measurements are shown. */
export const metricsHost: [z.ZodString, SettingFacts] = [
  z.string().min(1),
  {
    description: 'Address on which API and worker show their measurements; docs/metrics.md lists them.',
    developmentDefault: '127.0.0.1',
    requiredInProduction: false,
    secret: false,
  },
];

/** The setting of the port on which they are shown. */
export const metricsPort: [typeof port, SettingFacts] = [
  port,
  {
    description:
      'Port of /metrics of an API or a worker, in the text format of Prometheus; 0: none. npm start gives each process one of its own, counting from here.',
    developmentDefault: '0',
    requiredInProduction: false,
    secret: false,
  },
];
