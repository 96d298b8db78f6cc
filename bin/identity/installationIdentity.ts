import { Connection } from '@temporalio/client';
import pg from 'pg';
import type { TemporalTarget } from '../supervise/startTemporal.js';

/** Key under which a Temporal namespace keeps the installation's id. */
const namespaceKey = 'portolan_installation';

/** The database and the Temporal store do not belong to the same installation. */
export class MismatchedPair extends Error {
  constructor(database: string | undefined, temporal: string | undefined) {
    const say = (id: string | undefined): string => id ?? 'none yet';
    super(
      `the database belongs to installation ${say(database)}, the Temporal store to ${say(temporal)}; ` +
        'open clearances would be lost or run twice. Point both to the same installation, restore the missing one, or start afresh with npm run reset',
    );
    this.name = 'MismatchedPair';
  }
}

/**
 * Writes an installation's id into database and Temporal store when both are new, and refuses a pair that does not match.
 * @param ownerUrl connection address as the owner of the tables; migrations have been applied
 * @param installationId the id of this home
 * @param isFirstStart true as long as no earlier start got past this point: one of the two may then still be new
 * @throws MismatchedPair
 */
export async function claimPair(
  ownerUrl: string,
  temporal: TemporalTarget,
  installationId: string,
  isFirstStart: boolean,
): Promise<void> {
  const [inDatabase, inTemporal] = await Promise.all([findIdOfDatabase(ownerUrl), findIdOfTemporal(temporal)]);
  if (inDatabase !== undefined && inDatabase === inTemporal) return;
  const [newDatabase, newTemporal] = [inDatabase === undefined, inTemporal === undefined];
  const fits = (id: string | undefined): boolean => id === undefined || id === installationId;
  const bothNew = newDatabase && newTemporal;
  if (!bothNew && !(isFirstStart && fits(inDatabase) && fits(inTemporal)))
    throw new MismatchedPair(inDatabase, inTemporal);
  if (newDatabase) await writeIdOfDatabase(ownerUrl, installationId);
  if (newTemporal) await writeIdOfTemporal(temporal, installationId);
}

/**
 * Refuses to go on when database and Temporal store do not carry the same id; for processes that are started on their own.
 * @param url connection address as the application role
 * @throws MismatchedPair
 */
export async function assertPair(url: string, temporal: TemporalTarget): Promise<string> {
  const [inDatabase, inTemporal] = await Promise.all([findIdOfDatabase(url), findIdOfTemporal(temporal)]);
  if (inDatabase === undefined || inDatabase !== inTemporal) throw new MismatchedPair(inDatabase, inTemporal);
  return inDatabase;
}

async function findIdOfDatabase(url: string): Promise<string | undefined> {
  const found = await query(url, "SELECT installation_id FROM installation WHERE id = 'only'", []);
  return found[0]?.installation_id;
}

async function writeIdOfDatabase(url: string, id: string): Promise<void> {
  await query(url, "INSERT INTO installation (id, installation_id) VALUES ('only', $1)", [id]);
}

async function query(url: string, text: string, values: string[]): Promise<{ installation_id: string }[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<{ installation_id: string }>(text, values)).rows;
  } finally {
    await client.end();
  }
}

async function findIdOfTemporal(target: TemporalTarget): Promise<string | undefined> {
  return withConnection(target, async (connection) => {
    const found = await connection.workflowService.describeNamespace({ namespace: target.namespace });
    return found.namespaceInfo?.data?.[namespaceKey];
  });
}

async function writeIdOfTemporal(target: TemporalTarget, id: string): Promise<void> {
  await withConnection(target, async (connection) => {
    await connection.workflowService.updateNamespace({
      namespace: target.namespace,
      updateInfo: { data: { [namespaceKey]: id } },
    });
  });
}

async function withConnection<T>(target: TemporalTarget, work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: target.address });
  try {
    return await work(connection);
  } finally {
    await connection.close();
  }
}
