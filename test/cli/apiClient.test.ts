/** The client against a loopback server that answers as the API does. */
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiUnreachable, createApiClient } from '../../cli/client/apiClient.js';
import { ApiProblem } from '../../cli/client/apiProblem.js';

interface Seen {
  method: string;
  url: string;
  headers: IncomingMessage['headers'];
  body: string;
}

const seen: Seen[] = [];
let answer: { status: number; body: string } = { status: 200, body: '{}' };
let server: Server;
let url: string;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      seen.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      response.writeHead(answer.status, { 'content-type': 'application/json' }).end(answer.body);
    });
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

beforeEach(() => {
  seen.length = 0;
  answer = { status: 200, body: '{}' };
});

const client = () => createApiClient({ url, token: 'secret', patienceMs: 0 });

describe('the client', () => {
  test('sends token, path, query and a new idempotency key', async () => {
    await client().call('submitDeclaration', { path: { declaration_id: 'dec_1' } });
    await client().call('listTasks', { query: { status: 'open' } });
    expect(seen[0]).toMatchObject({ method: 'POST', url: '/v1/declarations/dec_1/submit', body: '{}' });
    expect(seen[0]?.headers).toMatchObject({
      authorization: 'Bearer secret',
      'idempotency-key': expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    });
    expect(seen[1]).toMatchObject({ method: 'GET', url: '/v1/tasks?status=open' });
    expect(seen[1]?.headers['idempotency-key']).toBeUndefined();
  });

  test('uploads a file with its fields', async () => {
    const upload = {
      fields: { kind: 'other' },
      fileName: 'a.pdf',
      content: new TextEncoder().encode('%PDF-1.4'),
      mediaType: 'application/pdf',
    };
    await client().call('uploadDocument', { upload });
    expect(seen[0]?.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/);
    expect(seen[0]?.body).toContain('filename="a.pdf"');
  });

  test('says of a refusal where, what and how to mend it', async () => {
    const problem = {
      type: 'x',
      title: 'Not allowed',
      status: 409,
      code: 'CLEARANCE.ACTION_NOT_ALLOWED',
      request_id: 'req_1',
      state: 'LODGED',
      allowed_actions: [],
      errors: [{ pointer: '/reason', code: 'X', message: 'is missing', hint: 'say why' }],
    };
    answer = { status: 409, body: JSON.stringify(problem) };
    const refused = await client()
      .call('withdrawDeclaration', { path: { declaration_id: 'd' } })
      .catch((fault: unknown) => fault);
    expect(refused).toBeInstanceOf(ApiProblem);
    expect(String(refused)).toContain('/reason: is missing (say why)');
    expect(String(refused)).toContain('Allowed now: nothing.');
  });

  test('says when something else than a problem document comes back', async () => {
    answer = { status: 502, body: '<html>' };
    await expect(client().call('getMe')).rejects.toThrow('502');
  });

  test('says when nobody is there', async () => {
    const nobody = createApiClient({ url: 'http://127.0.0.1:1', patienceMs: 0 });
    await expect(nobody.call('getMe')).rejects.toThrow(ApiUnreachable);
  });

  test('knows the operations of the contract and no others', async () => {
    await expect(client().call('deleteEverything')).rejects.toThrow('The API has no operation deleteEverything.');
    await expect(client().call('getDeclaration')).rejects.toThrow('needs the path parameter declaration_id');
  });
});
