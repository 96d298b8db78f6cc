/** Where a page begins: after the row with this instant and id. */
export interface Position {
  at: string;
  id: string;
}

/** The rows of a page, and whether more follow. Queries read one row more than asked for to know it. */
export interface Rows<Row> {
  rows: Row[];
  more: boolean;
}

/** Cuts the extra row off. */
export const toRows = <Row>(found: Row[], limit: number): Rows<Row> => ({
  rows: found.slice(0, limit),
  more: found.length > limit,
});

/** Condition for rows older than a position, by an instant column and the id. */
export const olderThan = (column: string, after: Position | undefined): object =>
  after === undefined
    ? {}
    : { OR: [{ [column]: { lt: new Date(after.at) } }, { [column]: new Date(after.at), id: { lt: after.id } }] };

/** Condition for rows younger than a position. */
export const youngerThan = (column: string, after: Position | undefined): object =>
  after === undefined
    ? {}
    : { OR: [{ [column]: { gt: new Date(after.at) } }, { [column]: new Date(after.at), id: { gt: after.id } }] };
