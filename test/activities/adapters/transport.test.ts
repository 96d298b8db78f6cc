import { createServer, type RequestListener } from 'node:http';
import { createHttpPayment } from '../../../activities/adapters/payment/index.js';
import { CounterpartyFault } from '../../../activities/adapters/transport/port.js';

const command = {
  ...{ key: 'clearance:dec_1:pay:1', correlationId: 'cor-1', signal: new AbortController().signal, timeoutMs: 1_000 },
  ...{ lrn: 'LRN1', invoiceNumber: 'INV1', version: 1, purpose: 'charges', money: { amount: '1.00', currency: 'USD' } },
};

/** Runs a call against a partner that answers so, and gives back how it ended. */
async function against(answer: RequestListener, call: (baseUrl: string) => Promise<unknown>): Promise<unknown> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The partner has no port.');
  try {
    return await call(`http://127.0.0.1:${address.port}`);
  } catch (error) {
    return error;
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

const create = (baseUrl: string, headers?: Record<string, string>) =>
  createHttpPayment({ baseUrl, headers }).createIntent(command);

describe('the transport', () => {
  it('finds nobody listening unavailable', async () => {
    let free = '';
    await against(
      (_request, response) => response.end(),
      async (baseUrl) => {
        free = baseUrl;
      },
    );
    await expect(create(free)).rejects.toMatchObject({ code: 'UNAVAILABLE', retry: true, counterparty: 'payment' });
  });

  it('sends key, correlation id, credentials and the references in the body', async () => {
    let seen: { headers: unknown; body: unknown } | undefined;
    await against(
      (request, response) => {
        let text = '';
        request.on('data', (chunk: Buffer) => (text += chunk.toString('utf8')));
        request.on('end', () => {
          seen = { headers: request.headers, body: JSON.parse(text) };
          response.setHeader('content-type', 'application/json');
          response.end('{"outcome":"accepted","intent_id":"int_1","pay_url":"http://127.0.0.1/pay"}');
        });
      },
      (baseUrl) => create(`${baseUrl}/`, { authorization: 'Bearer them' }),
    );
    expect(seen).toMatchObject({
      headers: { 'idempotency-key': command.key, 'x-correlation-id': 'cor-1', authorization: 'Bearer them' },
      body: {
        reference: command.key,
        lrn: 'LRN1',
        invoice_number: 'INV1',
        version: 1,
        amount: '1.00',
        currency: 'USD',
      },
    });
  });

  it('keeps only the beginning of a wrong answer', async () => {
    const fault = await against(
      (_request, response) => response.end('x'.repeat(5_000)),
      (baseUrl) => create(baseUrl),
    );
    expect(fault).toBeInstanceOf(CounterpartyFault);
    expect(fault).toMatchObject({ code: 'NONSENSE', theirAnswer: 'x'.repeat(500) });
  });

  it('stops reading an answer without end', async () => {
    const fault = await against(
      (_request, response) => {
        const chunk = 'y'.repeat(65_536);
        const write = (): void => {
          while (!response.destroyed && response.write(chunk));
        };
        response.on('drain', write);
        write();
      },
      (baseUrl) => create(baseUrl),
    );
    expect(fault).toMatchObject({ code: 'NONSENSE' });
  });

  it('gives up on an answer that begins and never ends', async () => {
    const fault = await against(
      (_request, response) => {
        response.write('{"outcome":');
      },
      (baseUrl) => createHttpPayment({ baseUrl, timeoutMs: 100 }).createIntent({ ...command, timeoutMs: 100 }),
    );
    expect(fault).toMatchObject({ code: 'TIMEOUT', retry: true });
  });

  it.each(['{"outcome":"acc', '{"outcome":"accepted"', '[{"a":"}"', '{"a":"\\"', ' {"a":[1,2'])(
    'finds the connection broken where the answer breaks off: %s',
    async (half) => {
      const fault = await against(
        (_request, response) => response.end(half),
        (baseUrl) => create(baseUrl),
      );
      expect(fault).toMatchObject({ code: 'RESET', retry: true, theirAnswer: half });
    },
  );

  it.each(['', 'maybe', '{"outcome" maybe}', '{"a":1}}', '"half'])('finds nonsense in %s', async (nonsense) => {
    const fault = await against(
      (_request, response) => response.end(nonsense),
      (baseUrl) => create(baseUrl),
    );
    expect(fault).toMatchObject({ code: 'NONSENSE', retry: false });
  });

  it('does not follow a redirect', async () => {
    const fault = await against(
      (_request, response) => response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(),
      (baseUrl) => create(baseUrl),
    );
    expect(fault).toMatchObject({ code: 'UNKNOWN_FAULT', retry: false, httpStatus: 307 });
  });

  it('leaves a command open that is still being worked on', async () => {
    const answer = await against(
      (_request, response) => response.writeHead(409).end(),
      (baseUrl) => create(baseUrl),
    );
    expect(answer).toMatchObject({ outcome: 'unclear' });
  });

  it.each([
    ['findByKey', (baseUrl: string) => createHttpPayment({ baseUrl }).findByKey(command)],
    ['status', (baseUrl: string) => createHttpPayment({ baseUrl }).status({ ...command, reference: 'int_1' })],
  ])('never takes a strange answer to %s for "there is none"', async (_what, ask) => {
    const fault = await against((_request, response) => response.end('{"hello":"world"}'), ask);
    expect(fault).toMatchObject({ code: 'NONSENSE', retry: false });
  });
});
