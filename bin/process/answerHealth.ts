import type { RequestListener, ServerResponse } from 'node:http';

/** What has to hold for a process to take work: each throws when it does not. */
export type ReadinessChecks = Record<string, () => Promise<void>>;

/** Answers `/healthz` (the process lives) and `/readyz` (each check by name), for a process that has no API of its own. */
export function answerHealth(checks: ReadinessChecks): RequestListener {
  return (request, response) => {
    if (request.url === '/healthz') answer(response, 200, { status: 'ok' });
    else if (request.url === '/readyz')
      void runChecks(checks).then((results) =>
        answer(response, results.every(([, result]) => result === 'ok') ? 200 : 503, {
          checks: Object.fromEntries(results),
        }),
      );
    else answer(response, 404, { status: 'not found' });
  };
}

async function runChecks(checks: ReadinessChecks): Promise<[string, string][]> {
  return Promise.all(
    Object.entries(checks).map(async ([name, check]): Promise<[string, string]> => {
      try {
        await check();
        return [name, 'ok'];
      } catch (error) {
        return [name, error instanceof Error ? error.message : String(error)];
      }
    }),
  );
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response
    .writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
    .end(JSON.stringify(body));
}
