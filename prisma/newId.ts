import { v7 } from 'uuid';
import { prefixedId, type IdKind, type PrefixedId } from '../domain/ids/prefixes.js';

/** A new id of a kind: its prefix and a UUID of version 7 (RFC 9562), so that ids sort by the time they were made. */
export function newId<Kind extends IdKind>(kind: Kind): PrefixedId<Kind> {
  return prefixedId(kind, v7());
}

/** A new id for a row that nobody outside the record ever names. */
export const newRowId = (): string => v7();
