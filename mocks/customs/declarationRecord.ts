import { z } from 'zod';
import { ReasonSchema } from '../service/behaviours.js';
import { JsonObjectSchema } from '../service/json.js';

/** Where a declaration stands with this authority. */
export const DECLARATION_STATES = [
  'lodged',
  'received',
  'accepted',
  'rejected',
  'under_control',
  'documents_required',
  'queried',
  'detained',
  'released',
  'cleared',
  'invalidated',
  'exited',
] as const;
export type DeclarationState = (typeof DECLARATION_STATES)[number];

const CommandRefSchema = z.strictObject({
  reference: z.string(),
  version: z.int(),
  correlation_id: z.string().optional(),
});
/** A command as the notices that answer it name it. */
export type CommandRef = z.infer<typeof CommandRefSchema>;

/** One declaration as this authority keeps it: no parties, no goods, only what its next steps need. */
export const DeclarationRecordSchema = z.strictObject({
  receipt: z.string(),
  lrn: z.string(),
  ducr: z.string(),
  invoice_number: z.string(),
  additional_type: z.enum(['A', 'D']),
  office_of_export: z.string(),
  mrn: z.string().optional(),
  state: z.enum(DECLARATION_STATES),
  /** The lodgement, or the amendment that was granted last: what most notices answer. */
  lodgement: CommandRefSchema,
  cancellation: CommandRefSchema.optional(),
  /** Asked for and undecided. */
  amendment: CommandRefSchema.optional(),
  arrival: CommandRefSchema.extend({ place: z.string() }).optional(),
  amendments: z.int(),
  errors: z.array(ReasonSchema),
  lodged_at: z.iso.datetime(),
  /** What it calculates at export. */
  figures: z.strictObject({
    customs_value: z.strictObject({ amount: z.string(), currency: z.string() }),
    lines: z.array(JsonObjectSchema),
  }),
  /** Everything it has said of it, with the whole data of each notice. */
  history: z.array(
    z.strictObject({
      event: z.string(),
      function_code: z.string(),
      at: z.iso.datetime(),
      type: z.string(),
      data: JsonObjectSchema,
    }),
  ),
});
export type DeclarationRecord = z.infer<typeof DeclarationRecordSchema>;
