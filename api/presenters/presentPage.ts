import type { Page } from '../../services/paging.js';

/** A page of items as the wire has it. */
export const presentPage = <Row, Item>({ items, nextCursor }: Page<Row>, present: (row: Row) => Item) => ({
  items: items.map((row) => present(row)),
  next_cursor: nextCursor,
});
