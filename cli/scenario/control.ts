import { ScenarioFailure } from './scenarioRun.js';

/** What a mock says of one effect: asked for under one key, really done so often. */
export interface MockEffect {
  operation: string;
  reference: string;
  performed: number;
  asked: number;
}

/** Sends one control call to a mock counterparty. */
export async function control(mockUrl: string, path: string, body: unknown): Promise<unknown> {
  const response = await fetch(new URL(`/_control${path}`, mockUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return read(response, `POST /_control${path}`);
}

/** Effects that a mock has had, or was asked for, for one parcel. */
export async function readMockEffects(mockUrl: string, invoiceNumber: string): Promise<MockEffect[]> {
  const address = new URL('/_control/effects', mockUrl);
  address.searchParams.set('invoice_number', invoiceNumber);
  const body = (await read(await fetch(address), 'GET /_control/effects')) as { effects: MockEffect[] };
  return body.effects;
}

/** What a mock's notices about one parcel say, sent or held back, oldest first. */
export async function readNotices(mockUrl: string, invoiceNumber: string): Promise<{ type: string }[]> {
  const address = new URL('/_control/notices', mockUrl);
  address.searchParams.set('invoice_number', invoiceNumber);
  const { notices } = (await read(await fetch(address), 'GET /_control/notices')) as {
    notices: { body: { type: string } }[];
  };
  return notices.map(({ body }) => body);
}

async function read(response: Response, what: string): Promise<unknown> {
  const text = await response.text();
  if (!response.ok) throw new ScenarioFailure(`the counterparty answered ${response.status} to ${what}: ${text}`);
  return text === '' ? undefined : JSON.parse(text);
}
