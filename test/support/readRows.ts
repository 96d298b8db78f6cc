import pg from 'pg';

/** Reads, or writes behind the product's back, as somebody who sees all organisations. */
export async function readRows<Row extends object>(
  databaseUrl: string,
  sql: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query("select set_config('app.scope', 'operator', false)");
    return (await client.query<Row>(sql, [...values])).rows;
  } finally {
    await client.end();
  }
}
