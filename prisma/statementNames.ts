/** Statements kept prepared on a connection at most; what comes after them is sent without a name. */
const MOST = 500;

/**
 * Names statements so that PostgreSQL parses and plans each once a connection, which row-level security makes worth
 * while. The same text has the same name; a text of several statements has none, since it cannot be prepared.
 */
export function createStatementNames(): (query: { sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (sql === 'BEGIN' || names.size >= MOST) return '';
    const name = `portolan_${names.size + 1}`;
    names.set(sql, name);
    return name;
  };
}
