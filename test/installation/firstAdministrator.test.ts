import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { createRecord, type RecordAccess } from '../../prisma/withActor.js';
import { inviteFirstAdministrator } from '../../services/members/firstAdministrator.js';
import { acceptInvitation } from '../../services/signIn/acceptInvitation.js';
import { createTestDatabase, type TestDatabase } from '../support/createTestDatabase.js';
import { TEST_KEYS } from '../support/testKeys.js';

/** How the first person comes into an installation that has nobody. */
let database: TestDatabase;
let record: RecordAccess & { close(): Promise<void> };
beforeAll(async () => {
  database = await createTestDatabase();
  record = createRecord(database.application, TEST_KEYS);
});
afterAll(async () => {
  await record.close();
  await database.drop();
});

const keys = TEST_KEYS.map(({ id, key }) => `${id}:${key.toString('base64')}`).join(',');
/** Runs the command. @returns what it prints */
async function run(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', 'tsx', 'bin/firstAdministrator.ts', ...args],
    { env: { ...process.env, DATABASE_URL: database.application, SUBJECT_KEYS: keys, PAYLOAD_KEYS: keys } },
  );
  return stdout;
}
const asked = ['--name', 'Aline Uwase', '--organisation', 'Trade portal operations', '--country', 'RW'];
const deps = () => ({ record, clock: () => new Date(), config: { environment: 'test' as const } });
const invite = (): Promise<{ code: string }> =>
  inviteFirstAdministrator(deps(), { name: 'Aline', organisation: { name: 'Trade portal operations', country: 'RW' } });
const codeIn = (printed: string): string => printed.trim().split('\n').at(-1) ?? '';
const accept = (code: string): Promise<object> =>
  acceptInvitation(deps(), code, { issuer: 'https://login.example', subject: 'aline', name: undefined });

test('the command prints a code, the last of which makes an administrator; then it makes no other', async () => {
  const { code: lost } = await invite();
  const code = codeIn(await run(...asked));
  expect(code).toMatch(/^[\w-]{43}$/);
  await expect(accept(lost)).rejects.toMatchObject({ code: 'ACCESS.INVITATION_INVALID' });
  await expect(accept(code)).resolves.toMatchObject({
    ...{ name: 'Aline Uwase', memberRole: 'administrator' },
    ...{ organisationName: 'Trade portal operations', organisationKind: 'operator' },
  });
  await expect(invite()).rejects.toMatchObject({ code: 'MEMBER.ADMINISTRATOR_EXISTS' });
});

test('it says what it takes', async () => {
  await expect(run('--name', 'Aline Uwase')).rejects.toThrow('--country RW');
});
