import { z } from 'zod';
import type { NoticeKind } from '../../../domain/clearance/notices.js';
import type { Json } from '../../../domain/json.js';

/**
 * The frame of every notice. It is signed by Standard Webhooks: headers `webhook-id`, `webhook-timestamp`,
 * `webhook-signature` over the raw body, checked by the API before anything is read here.
 */
const EnvelopeSchema = z.object({
  id: z.string().min(1),
  type: z.string().min(1),
  timestamp: z.iso.datetime(),
  reference: z.string().min(1),
  version: z.int(),
  data: z.record(z.string(), z.unknown()),
});

/** A notice in our words. */
export interface InterpretedNotice {
  kind: NoticeKind;
  /** The counterparty's id of the message: one id, one message. */
  id: string;
  /** Our key of the command that this answers. */
  reference: string;
  /** The version (or round) of that command; an older one than ours is a late answer. */
  version: number;
  facts: { readonly [name: string]: Json };
}

/** A notice whose meaning is not understood: it is kept and looked at by a person. */
interface UninterpretableNotice {
  uninterpretable: string;
}

export type NoticeReading = InterpretedNotice | UninterpretableNotice;

/** How one type of notice is read: the form of its data, its kind, and the facts we keep. */
export interface NoticeReader {
  read(data: unknown): { kind: NoticeKind; facts: InterpretedNotice['facts'] } | { fault: string };
}

/** Makes a reader from the form of the data. */
export function defineReader<Data>(
  kind: NoticeKind,
  schema: z.ZodType<Data>,
  toFacts: (data: Data) => InterpretedNotice['facts'],
): NoticeReader {
  return {
    read(data) {
      const parsed = schema.safeParse(data);
      return parsed.success ? { kind, facts: toFacts(parsed.data) } : { fault: z.prettifyError(parsed.error) };
    },
  };
}

/**
 * Reads a notice by the reader of its type.
 *
 * @param rawBody the body as it came (text or bytes), or already parsed
 */
export function readNotice(rawBody: unknown, findReader: (type: string) => NoticeReader | undefined): NoticeReading {
  const envelope = EnvelopeSchema.safeParse(parseBody(rawBody));
  if (!envelope.success) return { uninterpretable: `Not a notice: ${z.prettifyError(envelope.error)}` };
  const { id, type, reference, version, data } = envelope.data;
  const result = findReader(type)?.read(data) ?? { fault: `There is no notice of the type ${type}.` };
  return 'fault' in result ? { uninterpretable: result.fault } : { ...result, id, reference, version };
}

function parseBody(rawBody: unknown): unknown {
  const text = rawBody instanceof Uint8Array ? new TextDecoder().decode(rawBody) : rawBody;
  if (typeof text !== 'string') return text;
  try {
    return JSON.parse(text);
  } catch {
    // No JSON at all is found out by the form, which undefined does not have.
    return undefined;
  }
}
