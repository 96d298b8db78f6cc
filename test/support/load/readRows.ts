import pg from 'pg';

/** Reads rows as somebody who sees all organisations. */
export async function readRows<Row extends object>(databaseUrl: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("select set_config('app.scope', 'operator', false)");
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
