import { join } from 'node:path';

const repository = join(import.meta.dirname, '..', '..');

/** The packs of the product. */
export const COUNTRIES = join(repository, 'countries');

/** The same, with a country that does not exist and invented charges at origin laid over them. */
export const TEST_PACKS = join(repository, 'test', 'support', 'packs');
