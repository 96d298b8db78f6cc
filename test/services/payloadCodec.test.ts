import { defaultPayloadConverter } from '@temporalio/common';
import { NotAuthentic } from '../../prisma/sealing/aesGcm.js';
import { createPayloadCodec, keyOfPayload, UnknownPayloadKey } from '../../services/payloads/payloadCodec.js';
import { testKey } from '../support/testKeys.js';

const first = testKey('one', 1);
const second = testKey('two', 2);
const plain = defaultPayloadConverter.toPayload({ name: 'Nobody need know', amount: '12.50' });
if (plain === undefined) throw new Error('it has a payload');

const encoded = async (...keys: Parameters<typeof createPayloadCodec>[0]) => {
  const [payload] = await createPayloadCodec(keys).encode([plain]);
  if (payload === undefined) throw new Error('nothing came back');
  return payload;
};

test('a payload comes back as it was, with its metadata', async () => {
  const payload = await encoded(first);
  expect(Buffer.from(payload.data ?? []).toString('latin1')).not.toContain('Nobody');
  const [back] = await createPayloadCodec([second, first]).decode([payload]);
  expect(defaultPayloadConverter.fromPayload(back ?? plain)).toEqual({ name: 'Nobody need know', amount: '12.50' });
});

test('the first key encrypts, and its name stands in the clear', async () => {
  expect(keyOfPayload(await encoded(second, first))).toBe('two');
});

test('the same value never looks the same', async () => {
  expect(Buffer.from((await encoded(first)).data ?? [])).not.toEqual(Buffer.from((await encoded(first)).data ?? []));
});

test('what was never encrypted comes through as it is', async () => {
  expect(await createPayloadCodec([first]).decode([plain])).toEqual([plain]);
});

test('a key that is not held is named', async () => {
  const payload = await encoded(first);
  await expect(createPayloadCodec([second]).decode([payload])).rejects.toThrow(UnknownPayloadKey);
  await expect(createPayloadCodec([second]).decode([payload])).rejects.toThrow(/key one/);
});

test.each([0, 12, 20, -1])('a payload with byte %d changed is refused', async (place) => {
  const payload = await encoded(first);
  const data = Buffer.from(payload.data ?? []);
  const at = place < 0 ? data.length + place : place;
  data.writeUInt8(data.readUInt8(at) ^ 1, at);
  await expect(createPayloadCodec([first]).decode([{ ...payload, data }])).rejects.toThrow(NotAuthentic);
});

test('one that is cut short is refused', async () => {
  const payload = await encoded(first);
  const data = Buffer.from(payload.data ?? []).subarray(0, 10);
  await expect(createPayloadCodec([first]).decode([{ ...payload, data }])).rejects.toThrow(NotAuthentic);
});

test('one that is said to be of another key is refused', async () => {
  const payload = await encoded(first);
  const renamed = { ...payload, metadata: { ...payload.metadata, 'encryption-key-id': Buffer.from('two') } };
  await expect(createPayloadCodec([{ id: 'two', key: first.key }]).decode([renamed])).rejects.toThrow(NotAuthentic);
});
