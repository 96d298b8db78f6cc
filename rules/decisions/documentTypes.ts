import type { PackRegistry } from '../loader/packRegistry.js';
import { rowsAt } from '../loader/rowsAt.js';
import type { DocumentType } from '../schemas/documents.js';

/** The documents a country may ask for on a day, in words a trader understands, with source and confidence. */
export const documentTypes = (registry: PackRegistry, country: string, date: string): DocumentType[] =>
  rowsAt(registry.packAt(country, date).lists.documents, date);
