import { z } from 'zod';
import seed from '../data/seed.json' with { type: 'json' };
import { createNomenclature, type HsEdition, type Nomenclature } from './nomenclature.js';

const texts = z.record(z.string().regex(/^\d{2}(\d{2}(\d{2})?)?$/), z.string().min(1));
const Seed = z.strictObject({ chapters: texts, entries: texts, only2017: texts, only2022: texts });

/**
 * The part of an edition that is built in: every chapter, and the headings of the corridors' goods, in our own short
 * wording. It is not the legal text and not the whole edition: import one for that.
 */
export function seedNomenclature(edition: HsEdition): Nomenclature {
  const { chapters, entries, only2017, only2022 } = Seed.parse(seed);
  const all = { ...chapters, ...entries, ...(edition === '2017' ? only2017 : only2022) };
  return createNomenclature(
    edition,
    'built_in',
    Object.entries(all).map(([code, text]) => ({ code, text })),
  );
}
