import pg from 'pg';

/** Owns every table and runs migrations; used by nothing else. */
export const ownerRole = 'portolan_owner';
/** What the product's processes connect as; owns nothing and is held by row-level security. */
export const applicationRole = 'portolan_app';
export const databaseName = 'portolan';

/** Passwords of an installation's own PostgreSQL. */
export interface DatabasePasswords {
  superuser: string;
  owner: string;
  application: string;
}

/** Connection addresses of one database of an installation's own PostgreSQL. */
export interface DatabaseUrls {
  /** As the application role: DATABASE_URL. */
  application: string;
  /** As the owner of the tables: DATABASE_OWNER_URL. */
  owner: string;
  /** As the superuser, to make and drop databases. */
  superuser: string;
}

/** Makes the connection addresses of a database on the loopback address. */
export function databaseUrls(
  port: number,
  passwords: DatabasePasswords,
  database: string = databaseName,
): DatabaseUrls {
  const url = (role: string, password: string): string =>
    `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;
  return {
    application: url(applicationRole, passwords.application),
    owner: url(ownerRole, passwords.owner),
    superuser: url('postgres', passwords.superuser),
  };
}

/** Creates the two roles and the database where they are missing. */
export async function createRolesAndDatabase(port: number, passwords: DatabasePasswords): Promise<'done' | 'reused'> {
  const client = new pg.Client({ connectionString: databaseUrls(port, passwords, 'postgres').superuser });
  await client.connect();
  try {
    const roles = await client.query<{ rolname: string }>('SELECT rolname FROM pg_roles WHERE rolname = ANY($1)', [
      [ownerRole, applicationRole],
    ]);
    const known = new Set(roles.rows.map((row) => row.rolname));
    if (!known.has(ownerRole))
      await client.query(`CREATE ROLE ${ownerRole} LOGIN PASSWORD ${pg.escapeLiteral(passwords.owner)}`);
    if (!known.has(applicationRole))
      await client.query(`CREATE ROLE ${applicationRole} LOGIN PASSWORD ${pg.escapeLiteral(passwords.application)}`);
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [databaseName]);
    if (found.rowCount === 0) await createOwnedDatabase(client, databaseName);
    return known.size === 2 && found.rowCount === 1 ? 'reused' : 'done';
  } finally {
    await client.end();
  }
}

/** Creates a database that the owner role owns and only the two roles may connect to. */
export async function createOwnedDatabase(superuser: pg.Client, name: string, template = 'template0'): Promise<void> {
  const database = pg.escapeIdentifier(name);
  await superuser.query(`CREATE DATABASE ${database} OWNER ${ownerRole} TEMPLATE ${pg.escapeIdentifier(template)}`);
  await superuser.query(`REVOKE ALL ON DATABASE ${database} FROM PUBLIC`);
  await superuser.query(`GRANT CONNECT ON DATABASE ${database} TO ${applicationRole}`);
}
