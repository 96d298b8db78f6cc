import { z } from 'zod';
import { MODES_OF_TRANSPORT } from '../../domain/declaration/declarationData.js';
import { REQUESTED_CERTIFICATES } from '../../domain/declaration/origin.js';
import { Condition, Exemption } from './conditions.js';
import { documentCode } from './documents.js';
import { Length } from './lengths.js';
import { REQUIRED_FIELDS } from './requirements.js';
import { rowFields } from './row.js';
import { countryCode, hsPrefix, Money } from './text.js';

export const FORMALITY_SUBJECTS = ['permit', 'registration', 'label', 'document'] as const;
export type FormalitySubject = (typeof FORMALITY_SUBJECTS)[number];

/** Who has to see to it. */
export const DOERS = ['maker', 'exporter', 'agent', 'carrier', 'customs', 'agency', 'importer', 'buyer'] as const;

/** Fee as a sum where the source gives one, and in words. */
export const Fee = z.strictObject({ amount: Money.optional(), says: z.string().min(1) });
export type Fee = z.infer<typeof Fee>;

/** For which goods on which way a row speaks. */
export const scopeFields = {
  flow: z.enum(['export', 'import']),
  /** HS prefixes, `*` for all goods. */
  hs: z.array(z.union([hsPrefix, z.literal('*')])).min(1),
  exceptHs: z.array(hsPrefix).optional(),
  /** The other country, `*` for all. */
  partners: z.array(z.union([countryCode, z.literal('*')])).min(1),
  modes: z.array(z.enum(MODES_OF_TRANSPORT)).min(1).optional(),
  /** Of the countries that a union or an international authority binds, only these. */
  countries: z.array(countryCode).min(1).optional(),
  /** Only where all of these hold; where they do not, nothing is said of the row. */
  when: z.array(Condition).optional(),
};

/**
 * `formalities.json`: permits, certificates, registrations, labels and documents that goods need beside the permits for which
 * Portolan applies (`permits.json`), and the ways to get those. Rows of one pack with the same subject and `oneOf` are
 * alternatives: one of them is enough.
 */
export const Formality = z.strictObject({
  ...rowFields,
  ...scopeFields,
  subject: z.enum(FORMALITY_SUBJECTS),
  oneOf: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  name: z.string().min(1),
  doneBy: z.enum(DOERS),
  /** Who issues or keeps it. */
  issuer: z.string().min(1).optional(),
  /** What to do, in the trader's words. */
  says: z.string().min(1),
  doesNotApply: z.array(Exemption).optional(),
  /** Needed only where the exporter wants this certificate. */
  onRequest: z.enum(REQUESTED_CERTIFICATES).optional(),
  asksFor: z.array(z.string().min(1)).optional(),
  fee: Fee.optional(),
  usualTime: Length.optional(),
  validity: Length.optional(),
  /** Member of the declaration that takes its number. */
  field: z.enum(REQUIRED_FIELDS).optional(),
  /** Document of the record that it is. */
  document: documentCode.optional(),
  /** Type of the permit in `permits.json` that is got this way. */
  permitType: z.string().min(1).optional(),
});
export type Formality = z.infer<typeof Formality>;
