import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createClamdScanner } from '../../services/scanning/clamdScanner.js';
import { get, send, type TestAnswer } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';
import { SIZE } from '../support/load/sizes.js';
import { report } from './report.js';
import { gzipBomb, zipBomb } from './hostile/bombs.js';
import { measured } from './hostile/measured.js';
import { multipartOf, sendFile } from './hostile/sendFile.js';
import { hostileXml } from './hostile/xmlFiles.js';

/** S10, S12, S21: files that attack whoever reads them. */
let api: TestApi;
let canary: Server;
const fetched: string[] = [];
beforeAll(async () => {
  api = await startTestApi({ maximumDocumentBytes: 20 * 1024 * 1024 });
  canary = createServer((request, response) => {
    fetched.push(request.url ?? '');
    response.end('fetched');
  });
  await new Promise<void>((listening) => canary.listen(0, '127.0.0.1', listening));
});
afterAll(async () => {
  await new Promise((closed) => canary.close(closed));
  await api.close();
});

const PDF = '%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n';
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');

function upload(content: string | Uint8Array, name = 'paper'): Promise<TestAnswer> {
  const form = new FormData();
  form.set('kind', 'other');
  form.set('file', new Blob([typeof content === 'string' ? content : new Uint8Array(content)]), name);
  return send(api, 'POST', '/v1/documents', { as: 'exporter', raw: form });
}

describe('compressed content', () => {
  const MOST_MEGABYTES = 50;

  test.each([
    ['gzip', gzipBomb],
    ['zip', zipBomb],
  ] as const)('a %s bomb is refused as a file, unopened', async (kind, make) => {
    const bomb = multipartOf(make(SIZE.bombMegabytes), 'bomb.pdf');
    // The first request of a kind loads what every later one uses.
    await sendFile(api, multipartOf(make(10), 'small.pdf'));
    const { result, memory, seconds } = await measured(() => sendFile(api, bomb));
    report('S10', { [`${kind} bomb, megabytes inflated`]: SIZE.bombMegabytes, 'megabytes of memory': memory });
    expect(result).toEqual({ status: 415, code: 'DOCUMENT.TYPE_NOT_ALLOWED' });
    expect(memory).toBeLessThan(MOST_MEGABYTES);
    expect(seconds).toBeLessThan(1);
  });

  test.each([
    ['gzip', 'gzip'],
    ['deflate', 'deflate'],
    ['br', 'br'],
    ['twice', 'gzip, gzip'],
    ['x-gzip', 'x-gzip'],
  ])('a body encoded as %s is refused, not inflated', async (_name, encoding) => {
    const raw = gzipBomb(SIZE.bombMegabytes);
    const headers = { 'content-type': 'application/json', 'content-encoding': encoding };
    const { result, memory, seconds } = await measured(() =>
      send(api, 'POST', '/v1/declarations', { as: 'exporter', raw: raw.subarray(0, 200_000), headers }),
    );
    expect([result.status, result.body.code]).toEqual([415, 'REQUEST.ENCODING_NOT_SUPPORTED']);
    expect(result.headers.get('accept-encoding')).toBe('identity');
    expect(memory).toBeLessThan(MOST_MEGABYTES);
    expect(seconds).toBeLessThan(1);
  });
});

describe('XML', () => {
  test('twelve hostile files are refused in little memory and time, and nothing is fetched for them', async () => {
    const { port } = canary.address() as AddressInfo;
    const files = hostileXml(`http://127.0.0.1:${port}`);
    expect(files).toHaveLength(12);
    await upload('<?xml version="1.0"?><lodgement/>');
    for (const [name, content] of files) {
      const { result, memory, seconds } = await measured(() => upload(content, 'message.xml'));
      expect([name, result.status, result.body.code]).toEqual([name, 422, 'DOCUMENT.CONTENT_UNSAFE']);
      expect([name, memory < 50, seconds < 1]).toEqual([name, true, true]);
    }
    expect(fetched).toEqual([]);
    report('S12', { 'hostile files of XML': files.length, 'fetched from the canary': fetched.length });
  });

  test('what trade sends is taken: comments, CDATA, namespaces, quotes with angle brackets', async () => {
    const parcel = `<?xml version="1.0" encoding="utf-8"?>
<!-- a <parcel> in a comment -->
<l:lodgement xmlns:l="urn:example" note="1 > 0 and 'so' on"><![CDATA[ <!DOCTYPE x> ]]><a/><b></b>${'<i>1</i>'.repeat(20_000)}</l:lodgement>`;
    const answer = await upload(parcel, 'message.xml');
    expect([answer.status, answer.body.media_type]).toEqual([201, 'application/xml']);
  });
});

describe('two files in one', () => {
  const zip = zipBomb(10);
  const wide = Buffer.from(PNG);
  wide.writeUInt32BE(60_000, 16);
  wide.writeUInt32BE(60_000, 20);
  const HOSTILE: readonly [string, Uint8Array][] = [
    ['a PDF that is a zip archive', Buffer.concat([Buffer.from(PDF), zip])],
    ['an image that is a zip archive', Buffer.concat([PNG, zip])],
    ['a photo that is a PDF', Buffer.concat([JPEG.subarray(0, 20), Buffer.from(PDF), JPEG.subarray(20)])],
    ['text that is a PDF', Buffer.from(`a note\n${PDF}`)],
    ['a photo that is a page', Buffer.concat([JPEG.subarray(0, 20), Buffer.from('<script>alert(1)</script>')])],
    ['a PDF that is a page', Buffer.from(`%PDF-1.4\n<html><body onload=alert(1)>\n${PDF}`)],
    ['an image with something behind it', Buffer.concat([PNG, Buffer.from('MZ and a program')])],
    ['an image of gigabytes', wide],
    ['text with a document type', Buffer.from('<!DOCTYPE html><html><script>alert(1)</script></html>')],
  ];
  test.each(HOSTILE)('422: %s', async (_name, content) => {
    const answer = await upload(content, 'paper.pdf');
    expect([answer.status, answer.body.code]).toEqual([422, 'DOCUMENT.CONTENT_UNSAFE']);
  });
});

describe('names', () => {
  const NAMES: readonly [string, string][] = [
    ['Cafe\u0301.pdf', 'Caf\u00e9.pdf'],
    [`${'x'.repeat(199)}\u{1f600}.pdf`, `${'x'.repeat(199)}\u{1f600}`],
    ["o'brien (1)*.pdf", "o'brien (1)*.pdf"],
    ['<img src=x onerror=alert(1)>.pdf', '<img src=x onerror=alert(1)>.pdf'],
    ['invoice\u202egpj.exe', 'invoicegpj.exe'],
    ['=cmd|calc.pdf', '=cmd|calc.pdf'],
  ];
  test.each(NAMES)('%j is kept as text and sent back safely', async (name, shown) => {
    const { status, body } = await upload(PDF, name);
    expect([status, body.file_name]).toEqual([201, shown]);
    const answer = await get(api, `/v1/documents/${String(body.id)}/content`, 'exporter');
    const disposition = answer.headers.get('content-disposition') ?? '';
    // RFC 8187: after the two apostrophes only letters, digits, some marks and percent forms.
    const [, encoded = ''] = /^attachment; filename\*=UTF-8''([A-Za-z0-9!#$&+.^_`|~%-]+)$/.exec(disposition) ?? [];
    expect(decodeURIComponent(encoded)).toBe(shown);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
  });
});

test.each(['..', 'a/..', 'a\u0000b.pdf'])('422: %j is no name of a file', async (name) => {
  const { status, body } = await upload(PDF, name);
  expect([status, body.code]).toEqual([422, 'REQUEST.BODY_INVALID']);
});

describe('the scanner between upload and use', () => {
  // In two parts: a scanner of this machine would take this file away.
  const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

  test.each([
    ['alone', EICAR],
    ['within a PDF', `${PDF}${EICAR}`],
    ['across the pieces in which a file is read', `${'x'.repeat(65_536 - 30)}${EICAR}`],
  ])('422: the EICAR test string %s, and nothing is kept', async (_name, content) => {
    const before = (await get(api, '/v1/documents?limit=100', 'exporter')).body.items as unknown[];
    const answer = await upload(content, 'eicar.txt');
    expect([answer.status, answer.body.code]).toEqual([422, 'DOCUMENT.MALWARE_FOUND']);
    const after = (await get(api, '/v1/documents?limit=100', 'exporter')).body.items as unknown[];
    expect(after).toHaveLength(before.length);
  });

  test('every upload passes it, also those that are read and not kept', async () => {
    const raw = new FormData();
    raw.set('edition', '2022');
    raw.set('file', new Blob([`hscode,description\n09,${EICAR}\n`]), 'hs.csv');
    const answer = await send(api, 'POST', '/v1/nomenclature/imports', { as: 'operator', raw });
    expect(answer.body.code).toBe('DOCUMENT.MALWARE_FOUND');
  });

  test('503: no file is taken while the scanner cannot say', async () => {
    const { scanner } = api.deps;
    try {
      api.deps.scanner = { scan: () => Promise.reject(new Error('connect ECONNREFUSED 127.0.0.1:3310')) };
      const answer = await upload(PDF);
      expect([answer.status, answer.body.code]).toEqual([503, 'DOCUMENT.SCANNER_UNAVAILABLE']);
      expect(answer.text).not.toContain('3310');
    } finally {
      api.deps.scanner = scanner;
    }
  });

  test.each([
    ['stream: OK\0', { isClean: true }],
    ['stream: Win.Test.EICAR_HDB-1 FOUND\0', { isClean: false, found: 'Win.Test.EICAR_HDB-1' }],
    ['INSTREAM size limit exceeded. ERROR\0', 'the scanner could not say: INSTREAM size limit exceeded. ERROR'],
  ])('clamd that answers %j', async (words, expected) => {
    const received: Buffer[] = [];
    const daemon = createTcpServer((socket) => {
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        received.push(chunk);
        if (Buffer.concat(received).subarray(-4).equals(Buffer.alloc(4))) socket.end(words);
      });
    });
    await new Promise<void>((listening) => daemon.listen(0, '127.0.0.1', listening));
    const folder = await mkdtemp(join(tmpdir(), 'portolan-scan-'));
    try {
      const path = join(folder, 'file');
      await writeFile(path, 'some content');
      const scanner = createClamdScanner({ host: '127.0.0.1', port: (daemon.address() as AddressInfo).port });
      const asked = scanner.scan(path);
      if (typeof expected === 'string') await expect(asked).rejects.toThrow(expected);
      else await expect(asked).resolves.toEqual(expected);
      const length = Buffer.from([0, 0, 0, 12]);
      const whole = Buffer.concat([Buffer.from('zINSTREAM\0'), length, Buffer.from('some content'), Buffer.alloc(4)]);
      expect(Buffer.concat(received)).toEqual(whole);
    } finally {
      await new Promise((closed) => daemon.close(closed));
      await rm(folder, { recursive: true });
    }
  });
});

test('a table of millions of lines is refused within fixed memory', async () => {
  const raw = new FormData();
  raw.set('edition', '2022');
  raw.set('file', new Blob(['hscode,description\n', '0,a\n'.repeat(2_000_000)]), 'hs.csv');
  const { result, memory } = await measured(() =>
    send(api, 'POST', '/v1/nomenclature/imports', { as: 'operator', raw }),
  );
  expect([result.status, result.body.code]).toEqual([422, 'HS.FILE_INVALID']);
  expect(memory).toBeLessThan(200);
});
