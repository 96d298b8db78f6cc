import { createHash, randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { shownName } from '../../services/documents/storeDocument.js';
import { createDraft } from '../support/api/declarations.js';
import type { Handle } from '../support/api/people.js';
import { faultsOf, get, send, type TestAnswer } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';

const LIMIT = 64 * 1024;

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ maximumDocumentBytes: LIMIT });
});
afterAll(() => api.close());

const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');

type Content = string | Buffer;

interface Described {
  requestBody?: { content: Record<string, { encoding: Record<string, { contentType: string }> }> };
  responses: Record<number, { content: object }>;
}
interface Description {
  paths: Record<string, Record<string, Described>>;
}

function upload(
  content: Content,
  name: string,
  { as = 'exporter', fields = {}, key }: { as?: Handle; fields?: Record<string, string>; key?: string } = {},
): Promise<TestAnswer> {
  const form = new FormData();
  for (const [field, value] of Object.entries({ kind: 'commercial_invoice', ...fields })) form.set(field, value);
  form.set('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
  return send(api, 'POST', '/v1/documents', { as, raw: form, ...(key === undefined ? {} : { key }) });
}

const TAKEN: readonly [string, Content, string][] = [
  ['invoice.pdf', PDF, 'application/pdf'],
  ['photo.png', PNG, 'image/png'],
  ['photo.jpg', JPEG, 'image/jpeg'],
  ['note.txt', 'Ten bags of coffee, ☕ roasted', 'text/plain'],
  ['lines.csv', 'line,grams\n1,10000\n', 'text/csv'],
  ['message.xml', '<?xml version="1.0"?><lodgement/>', 'application/xml'],
  // The name says nothing about the type.
  ['picture.exe', PDF, 'application/pdf'],
];

describe('POST /v1/documents', () => {
  it.each(TAKEN)('201: %s by its content', async (name, content, mediaType) => {
    const answer = await upload(content, name);
    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      kind: 'commercial_invoice',
      file_name: name,
      media_type: mediaType,
      size_bytes: Buffer.from(content as string).length,
      sha256: createHash('sha256').update(content).digest('hex'),
      declaration_id: null,
    });
  });

  const REFUSED: readonly [string, Content][] = [
    ['program.pdf', Buffer.from('7f454c4602010100000000000000000002003e00', 'hex')],
    ['archive.pdf', Buffer.from('504b03041400000008000000000000000000', 'hex')],
    ['picture.gif', 'GIF89a\u0001'],
    ['bytes.txt', Buffer.from('00010203ff', 'hex')],
  ];
  it.each(REFUSED)('415: %s, whatever it is called', async (name, content) => {
    const answer = await upload(content, name);
    expect([answer.status, answer.body.code]).toEqual([415, 'DOCUMENT.TYPE_NOT_ALLOWED']);
  });

  it('413: too large, 422: empty, no file, unknown kind and field', async () => {
    expect((await upload('x'.repeat(LIMIT + 1), 'long.txt')).body.code).toBe('DOCUMENT.TOO_LARGE');
    expect((await upload('', 'empty.txt')).body.code).toBe('DOCUMENT.EMPTY');
    const form = new FormData();
    form.set('kind', 'other');
    const without = await send(api, 'POST', '/v1/documents', { as: 'exporter', raw: form });
    expect(faultsOf(without)).toEqual([{ pointer: '/file', code: 'REQUEST.FIELD_REQUIRED' }]);
    const wrong = await upload(PDF, 'a.pdf', { fields: { kind: 'selfie', lane: 'green' } });
    expect(wrong.status).toBe(422);
    expect(
      faultsOf(wrong)
        .map(({ pointer }) => pointer)
        .sort(),
    ).toEqual(['/kind', '/lane']);
  });

  const NAMES: readonly [string, string][] = [
    ['../../../etc/passwd', 'passwd'],
    ['..\\..\\windows\\system32\\cmd.exe', 'cmd.exe'],
    ['/absolute/path.pdf', 'path.pdf'],
    ['facture café 発票.pdf', 'facture café 発票.pdf'],
  ];
  it.each(NAMES)('keeps no path of a name such as %s', async (name, shown) => {
    const answer = await upload(PDF, name);
    expect([answer.status, answer.body.file_name]).toEqual([201, shown]);
    const files = (await readdir(api.storageDir, { recursive: true, withFileTypes: true })).filter((entry) =>
      entry.isFile(),
    );
    for (const file of files) expect(file.name).toMatch(/^doc_[0-9a-f-]{36}$/);
    const own = files.find((file) => file.name === answer.body.id);
    // Sealed where it lies, and whole again for whoever may read it.
    expect(await readFile(join(own?.parentPath ?? '', own?.name ?? ''), 'latin1')).not.toContain('%PDF');
    expect((await get(api, `/v1/documents/${String(answer.body.id)}/content`, 'exporter')).text).toBe(PDF);
  });

  it('leaves nothing behind of what it refused', async () => {
    await upload('x'.repeat(LIMIT + 1), 'long.txt');
    await upload(Buffer.from('00010203ff', 'hex'), 'bytes.txt');
    // The file goes once the answer is out.
    const left = (): Promise<string[]> => readdir(join(api.storageDir, '../uploads'));
    for (const until = Date.now() + 5_000; (await left()).length > 0 && Date.now() < until;) await setTimeout(20);
    expect(await left()).toEqual([]);
  });

  it('is done once for one key', async () => {
    const key = randomUUID();
    const [first, second] = [await upload(PDF, 'a.pdf', { key }), await upload(PDF, 'a.pdf', { key })];
    expect(second.text).toBe(first.text);
    const other = await upload(`${PDF} `, 'a.pdf', { key });
    expect(other.body.code).toBe('REQUEST.IDEMPOTENCY_KEY_REUSED');
  });

  it("404: to a declaration that is not the caller's", async () => {
    const declaration = await createDraft(api);
    expect((await upload(PDF, 'a.pdf', { as: 'stranger', fields: { declaration_id: declaration } })).status).toBe(404);
    expect((await upload(PDF, 'a.pdf', { fields: { declaration_id: declaration } })).body.declaration_id).toBe(
      declaration,
    );
  });
});

describe('the name that is shown', () => {
  const SHOWN: readonly [string, string][] = [
    ['..', 'document'],
    ['a/../..', 'document'],
    ['\u202efdp.exe', 'fdp.exe'],
    ['a\r\nSet-Cookie: b', 'aSet-Cookie: b'],
    ['x'.repeat(500), 'x'.repeat(200)],
  ];
  it.each(SHOWN)('of %j is %j', (name, shown) =>
    expect(shownName(Buffer.from(name, 'utf8').toString('latin1'))).toBe(shown),
  );
});

describe('GET /v1/documents', () => {
  it('the description names each type that a document may be of, of what is sent and of what comes back', async () => {
    const { paths } = (await get(api, '/openapi.json')).body as unknown as Description;
    const { requestBody } = paths['/v1/documents']?.post ?? {};
    const { responses } = paths['/v1/documents/{document_id}/content']?.get ?? {};
    const types = new Set(TAKEN.map(([, , mediaType]) => mediaType));
    expect(new Set(requestBody?.content['multipart/form-data']?.encoding.file?.contentType.split(', '))).toEqual(types);
    expect(new Set(Object.keys(responses?.[200]?.content ?? {}))).toEqual(types);
  });

  it('200: gives back the bytes as an attachment that runs nothing', async () => {
    const { body } = await upload('<script>alert(1)</script>', 'page.html');
    const answer = await get(api, `/v1/documents/${String(body.id)}/content`, 'exporter');
    expect([answer.status, answer.text]).toEqual([200, '<script>alert(1)</script>']);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(answer.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''page.html");
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  });

  it("404: another firm's, and an officer's while it belongs to no declaration", async () => {
    const { body } = await upload(PDF, 'a.pdf');
    for (const as of ['stranger', 'customs', 'naeb'] as const) {
      expect((await get(api, `/v1/documents/${String(body.id)}`, as)).status).toBe(404);
      expect((await get(api, `/v1/documents/${String(body.id)}/content`, as)).status).toBe(404);
      const listed = (await get(api, '/v1/documents', as)).body.items as { id: string }[];
      expect(listed.map(({ id }) => id)).not.toContain(body.id);
    }
    expect((await get(api, `/v1/documents/${String(body.id)}`, 'colleague')).status).toBe(200);
  });
});
