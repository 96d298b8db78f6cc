/**
 * The small shapes that every resource of the wire is made of.
 * Writes use strict objects: an unknown member is refused, so that a misspelt field is never silently lost.
 */
import { z } from 'zod';

/** Decimal text, at most eight places: never a float. */
export const decimalText = z
  .string()
  .regex(/^(0|[1-9]\d{0,14})(\.\d{1,8})?$/, 'must be a decimal number as text, such as "12.50"')
  .meta({ description: 'Decimal number as text', example: '12.50' });

/** ISO 4217 alphabetic code. */
export const currencyCode = z
  .string()
  .regex(/^[A-Z]{3}$/, 'must be an ISO 4217 code of three capitals, such as "USD"')
  .meta({ description: 'ISO 4217 alphabetic code', example: 'USD' });

/** Amount and currency, always together. */
export const Money = z.strictObject({ amount: decimalText, currency: currencyCode }).meta({ id: 'Money' });
export type Money = z.infer<typeof Money>;

/** ISO 3166-1 alpha-2. */
export const countryCode = z
  .string()
  .regex(/^[A-Z]{2}$/, 'must be an ISO 3166-1 code of two capitals, such as "RW"')
  .meta({ description: 'ISO 3166-1 alpha-2', example: 'RW' });

/** RFC 3339 instant in UTC. */
export const instant = z.iso
  .datetime()
  .meta({ description: 'RFC 3339 instant in UTC', example: '2026-11-22T08:15:00.000Z' });

/** Calendar date. */
export const calendarDate = z.iso.date().meta({ description: 'Calendar date', example: '2026-11-22' });

/** Whole grams. */
export const grams = z.int().min(1).max(1_000_000_000).meta({ description: 'Mass in whole grams', example: 2000 });

/** An identifier of ours: type prefix and UUID of version 7. */
export const identifier = (prefix: string): z.ZodString =>
  z
    .string()
    .regex(new RegExp(`^${prefix}_[0-9a-f-]{32,36}$`), `must be an identifier that begins with "${prefix}_"`)
    .meta({ description: 'Identifier', example: `${prefix}_01936f2e-7c1a-7b8e-9a54-2f6d3c1b0a99` });

/** Text that a person writes: trimmed, in Unicode's composed form, and never empty. */
export const writtenText = (maximum: number) =>
  z
    .string()
    .trim()
    .normalize('NFC')
    .min(1, 'must not be empty')
    .max(maximum, `must not be longer than ${maximum} characters`);

/** Why a person acts; kept with the act and shown in the timeline. */
export const reasonText = writtenText(2000).meta({ description: 'Why, in words; kept and shown in the timeline' });

/** Of what a second person signs: who proposed it, who signed, and why. */
export const signatories = {
  proposed_by: z.string(),
  signed_by: z.string().nullable(),
  signed_why: z
    .string()
    .nullable()
    .meta({ description: 'Why the second person signed; null where nobody has, or where one may act alone' }),
};

/** Query of every list. Pages are walked by cursor, never by number. */
export const pageQuery = {
  limit: z.coerce.number().int().min(1).max(100).default(25).meta({ description: 'Page size', example: 25 }),
  cursor: z.string().max(500).optional().meta({ description: '`next_cursor` of the page before' }),
};

/** One page of a list. */
export const pageOf = <Item extends z.ZodType>(item: Item, id: string) =>
  z
    .object({
      items: z.array(item),
      next_cursor: z.string().nullable().meta({ description: 'Null on the last page' }),
    })
    .meta({ id });

/** Path parameter. A malformed identifier names nothing, and is answered 404 like any other unknown one. */
export const pathId = (what: string) =>
  z
    .string()
    .min(1)
    .max(100)
    .meta({ description: `Identifier of the ${what}` });
