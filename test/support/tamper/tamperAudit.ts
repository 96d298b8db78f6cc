import pg from 'pg';

/** A way to falsify an audit chain, as somebody with the database's own password could. */
export type Tampering = 'change' | 'delete' | 'exchange' | 'insert' | 'cut';

/**
 * Falsifies one record of a chain, lets somebody look, and puts everything back.
 *
 * @param superuserUrl PostgreSQL's own role: neither application nor owner may change a record
 * @param index record that is changed, deleted, exchanged with the next, preceded by a copy, or the first that is cut off
 */
export async function withTamperedAudit<Result>(
  superuserUrl: string,
  { kind, chain, index }: { kind: Tampering; chain: string; index: number },
  look: () => Promise<Result>,
): Promise<Result> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query('create temporary table kept_record as select * from audit_record');
    await client.query('create temporary table kept_head as select * from audit_head');
    for (const statement of STATEMENTS[kind]) await client.query(statement, [chain, index]);
    try {
      return await look();
    } finally {
      await client.query('delete from audit_record');
      await client.query('insert into audit_record select * from kept_record');
      await client.query('delete from audit_head');
      await client.query('insert into audit_head select * from kept_head');
    }
  } finally {
    await client.end();
  }
}

const STATEMENTS: Readonly<Record<Tampering, readonly string[]>> = {
  change: [`update audit_record set body = jsonb_set(body, '{actor}', '"nobody"') where chain = $1 and index = $2`],
  delete: ['delete from audit_record where chain = $1 and index = $2'],
  exchange: [
    `update audit_record a set body = b.body, details_salt = b.details_salt from audit_record b
     where a.chain = $1 and b.chain = $1 and a.index in ($2::int, $2::int + 1) and b.index = 2 * $2::int + 1 - a.index`,
  ],
  insert: [
    // Indexes move through the negative, since every step of an update has to keep them apart.
    'update audit_record set index = -index - 1 where chain = $1 and index > $2',
    'update audit_record set index = -index where chain = $1 and index < 0 and $2::int is not null',
    `insert into audit_record (chain, index, body, details_salt, previous_hash, hash)
     select chain, index + 1, body, details_salt, previous_hash, hash from audit_record where chain = $1 and index = $2`,
    'update audit_head set index = index + 1 where chain = $1 and $2::int is not null',
  ],
  cut: ['delete from audit_record where chain = $1 and index >= $2'],
};
