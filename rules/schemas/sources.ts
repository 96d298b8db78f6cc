import { z } from 'zod';

/** `sources.json`: where the rows were read. Every row names one of these; `SOURCES.md` tells them to people. */
export const Source = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: z.string().min(1),
  /** Who speaks: a law maker, an authority, somebody who reports, or this product itself. */
  kind: z.enum(['law', 'authority', 'report', 'product']),
  url: z.url().optional(),
  /** Publication and clause, where there is no address. */
  citation: z.string().min(1).optional(),
  consultedOn: z.iso.date(),
  note: z.string().min(1).optional(),
});
export type Source = z.infer<typeof Source>;
