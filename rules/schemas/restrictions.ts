import { z } from 'zod';
import { MODES_OF_TRANSPORT } from '../../domain/declaration/declarationData.js';
import { Condition } from './conditions.js';
import { rowFields } from './row.js';
import { countryCode, hsPrefix } from './text.js';

const lineCode = z.string().regex(/^[a-z]+(_[a-z0-9]+)*$/, 'write a code such as "lithium_in_equipment"');

/**
 * `goods-lines.json`: kinds of goods by which prohibitions and dangerous goods are told, across the chapters of the tariff.
 * Goods are of a line if one of its rows fits: HS code and all conditions. Where a condition is not known, it is asked for
 * goods of `askedFor` or with one of `words` in their description, and else taken not to hold.
 */
export const GoodsLine = z.strictObject({
  ...rowFields,
  line: lineCode,
  name: z.string().min(1),
  hs: z.array(z.union([hsPrefix, z.literal('*')])).min(1),
  when: z.array(Condition),
  askedFor: z.array(hsPrefix).optional(),
  words: z.array(z.string().min(2)).optional(),
});
export type GoodsLine = z.infer<typeof GoodsLine>;

/** `refuse` outranks `permit`, which outranks `allow`. */
export const VERDICTS = ['allow', 'permit', 'refuse'] as const;

const countries = z.array(z.union([countryCode, z.literal('*')])).min(1);

/**
 * `restrictions.json`: line of goods × destination × mode × date. Of the rows of one pack for one line and carrier, the first
 * in `order` whose conditions hold decides.
 */
export const Restriction = z
  .strictObject({
    ...rowFields,
    line: lineCode,
    order: z.int().positive(),
    origins: countries,
    destinations: countries,
    modes: z.array(z.enum(MODES_OF_TRANSPORT)).min(1),
    /** Not for goods from another member of a union that the destination is in. */
    outsideUnion: z.literal(true).optional(),
    /** A rule of this carrier alone. */
    carrier: z.string().min(1).optional(),
    when: z.array(Condition),
    verdict: z.enum(VERDICTS),
    /** With `permit`: which leave, paper or marking it takes. */
    needs: z.string().min(1).optional(),
    reason: z.string().min(1),
  })
  .refine((row) => (row.verdict === 'permit') === (row.needs !== undefined), {
    path: ['needs'],
    message: 'says which permit it takes, where it takes one',
  });
export type Restriction = z.infer<typeof Restriction>;
