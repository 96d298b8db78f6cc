import type { RequestListener, Server } from 'node:http';
import type { Logger } from 'pino';
import { listen } from '../process/httpServer.js';

/** The first line of every answer says which format it is: Prometheus text, version 0.0.4. */
const contentType = 'text/plain; version=0.0.4; charset=utf-8';

/** Where a process shows its measurements, and what they are made of. */
export interface MetricsService {
  host: string;
  /** 0: nowhere. */
  port: number;
  /** Parts of the answer, each in Prometheus's text format. One that fails is logged and left out. */
  parts: readonly (() => Promise<string>)[];
}

/** Answers `GET /metrics`. @returns undefined when the port is 0 */
export async function serveMetrics(service: MetricsService, log: Logger): Promise<Server | undefined> {
  if (service.port === 0) return undefined;
  return listen(answerMetrics(service, log), service.host, service.port);
}

function answerMetrics({ parts }: MetricsService, log: Logger): RequestListener {
  return (request, response) => {
    if (request.method !== 'GET' || request.url !== '/metrics') {
      response.writeHead(404).end();
      return;
    }
    void Promise.all(parts.map((part) => orNothing(part, log))).then((texts) =>
      response.writeHead(200, { 'content-type': contentType, 'cache-control': 'no-store' }).end(texts.join('')),
    );
  };
}

async function orNothing(part: () => Promise<string>, log: Logger): Promise<string> {
  try {
    const text = await part();
    return text.endsWith('\n') ? text : `${text}\n`;
  } catch (error) {
    log.warn({ err: error }, 'a part of the measurements could not be read');
    return '';
  }
}
