import { z } from 'zod';
import { DeclarationMessageSchema, PlaceSchema, references } from './messages.js';

/** The declaration is named by its MRN where it has one, else by its LRN. */
const named = { ...references, mrn: z.string().optional() };

export const AmendmentMessageSchema = z.strictObject({
  ...named,
  reason: z.string().min(1).max(512),
  declaration: DeclarationMessageSchema,
});

export const AmendmentCancellationMessageSchema = z.strictObject({
  ...named,
  /** Reference under which the amendment was asked for. */
  amendment: z.string(),
  reason: z.string().min(1).max(512),
});

/** Goods of a declaration that was lodged ahead have come. */
export const PresentationMessageSchema = z.strictObject({ ...named, place: PlaceSchema });
