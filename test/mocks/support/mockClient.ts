import { z } from 'zod';
import { JsonSchema, type Json } from '../../../mocks/service/json.js';
import { NoticeRecordSchema, type NoticeRecord } from '../../../mocks/service/noticeRecord.js';

const EffectsSchema = z.object({
  distinct: z.int(),
  performed: z.int(),
  effects: z.array(
    z.object({
      operation: z.string(),
      reference: z.string(),
      result: z.string(),
      performed: z.int(),
      asked: z.int(),
      refused: z.boolean(),
      correlation_ids: z.array(z.string()),
    }),
  ),
});
export type Effects = z.infer<typeof EffectsSchema>;

export interface MockAnswer {
  status: number;
  headers: Headers;
  body: Json;
}

/** Speaks to one mock counterparty over HTTP: its commands, its questions and its control. */
export function createMockClient(url: string, options: { givesUpAfterMs: number } = { givesUpAfterMs: 10_000 }) {
  const exchange = async (path: string, init?: RequestInit): Promise<MockAnswer> => {
    const response = await fetch(`${url}${path}`, { ...init, signal: AbortSignal.timeout(options.givesUpAfterMs) });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text === '' ? null : parse(text) };
  };
  const post = (path: string, body: object, headers: Record<string, string> = {}): Promise<MockAnswer> =>
    exchange(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const get = (path: string): Promise<MockAnswer> => exchange(path);

  return {
    get,
    post,
    /** A command: its reference is its idempotency key. */
    command: <Body extends { reference: string }>(path: string, body: Body, headers: Record<string, string> = {}) =>
      post(path, body, { 'idempotency-key': body.reference, ...headers }),
    script: (script: object) => post('/_control/scripts', script),
    clearScripts: () => exchange('/_control/scripts', { method: 'DELETE' }),
    event: (reference: string, event: string, data: object = {}) =>
      post('/_control/events', { reference, event, data }),
    effects: async (reference: string, operation?: string): Promise<Effects> => {
      const query = new URLSearchParams({ reference, ...(operation === undefined ? {} : { operation }) });
      return EffectsSchema.parse((await get(`/_control/effects?${query.toString()}`)).body);
    },
    notices: async (query: Record<string, string> = {}): Promise<NoticeRecord[]> => {
      const { body } = await get(`/_control/notices?${new URLSearchParams(query).toString()}`);
      return z.object({ notices: z.array(NoticeRecordSchema) }).parse(body).notices;
    },
  };
}

export type MockClient = ReturnType<typeof createMockClient>;

function parse(text: string): Json {
  try {
    return JsonSchema.parse(JSON.parse(text));
  } catch {
    return text;
  }
}
