import { z } from 'zod';

/** Decimal text without sign or exponent, as law and invoices print it: `0.13`, `5000.00`. */
export const decimalText = z
  .string()
  .regex(/^(0|[1-9]\d{0,14})(\.\d{1,10})?$/, 'write a decimal number as text, such as "12.50"');

/** ISO 4217 alphabetic code. */
export const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'write an ISO 4217 code, such as "USD"');

/** ISO 3166-1 alpha-2 code. */
export const countryCode = z.string().regex(/^[A-Z]{2}$/, 'write an ISO 3166-1 alpha-2 code, such as "RW"');

/** First digits of an HS code: chapter (2), heading (4) or subheading (6); nothing national. */
export const hsPrefix = z.string().regex(/^(\d{2}|\d{4}|\d{6})$/, 'write 2, 4 or 6 digits of the Harmonized System');

/** First digits of a commodity code of the country's own tariff: two to ten, the first six those of the Harmonized System. */
export const commodityPrefix = z
  .string()
  .regex(/^(\d{2}|\d{4}|\d{6}|\d{8}|\d{10})$/, 'write 2, 4, 6, 8 or 10 digits of the tariff');

/** Province or state by ISO 3166-2. */
export const subdivisionCode = z
  .string()
  .regex(/^[A-Z]{2}-[A-Z0-9]{1,3}$/, 'write an ISO 3166-2 code, such as "CA-ON"');

/** Time zone name of the IANA data base. */
export const timeZoneName = z.string().refine(isTimeZone, 'write an IANA time zone, such as "Africa/Kigali"');

/** Clock time of an office, 24 hours. */
export const clockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'write a clock time, such as "09:00"');

/** Decimal amount and currency. */
export const Money = z.strictObject({ amount: decimalText, currency: currencyCode });
export type Money = z.infer<typeof Money>;

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
