/**
 * Invites the first administrator of an installation, prints the code of the invitation once, and ends. Refused where
 * there is an administrator already.
 */
import { parseArgs } from 'node:util';
import { createRecord } from '../prisma/withActor.js';
import { inviteFirstAdministrator } from '../services/members/firstAdministrator.js';
import { ServiceProblem } from '../services/problem.js';
import { refuseDevelopmentKeys } from './config/developmentKeys.js';
import { loadConfig } from './config/loadConfig.js';
import { processSettings } from './config/processSettings.js';
import { loadDotEnv } from './setup/dotEnv.mjs';

const USAGE = 'bin/firstAdministrator.ts --name "Aline Uwase" --organisation "Trade portal operations" --country RW';

loadDotEnv();
const config = loadConfig(process.env, processSettings.firstAdministrator);
refuseDevelopmentKeys(config);
const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { name: text, organisation: text, country: text } });
const [name, organisation, country] = [values.name, values.organisation, values.country].map((given) => given?.trim());
if (!name || !organisation || !country || !/^[A-Z]{2}$/.test(country)) throw new Error(`It takes ${USAGE}`);
const record = createRecord(config.DATABASE_URL, config.SUBJECT_KEYS, { connections: 1 });
try {
  const input = { name, organisation: { name: organisation, country } };
  const { invitation, code } = await inviteFirstAdministrator({ record, clock: () => new Date() }, input);
  console.log(
    `${name} opens /sign-in/invitation before ${invitation.expiresAt} and enters this code. It is shown once:`,
  );
  console.log(code);
} catch (fault) {
  if (!(fault instanceof ServiceProblem)) throw fault;
  console.error(fault.title);
  process.exitCode = 1;
} finally {
  await record.close();
}
