import { rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { Router, type Request, type Response } from 'express';
import { scanUpload } from '../../services/documents/scanUpload.js';
import { authorise } from '../../services/permissions/authorise.js';
import { isUseCase, type UseCase } from '../../services/permissions/table.js';
import { ServiceProblem } from '../../services/problem.js';
import type { ServiceDeps } from '../../services/serviceDeps.js';
import type { Operation } from '../contract/operation.js';
import { findBrowser } from '../session/browser.js';
import type { Admission } from './admission.js';
import type { Sendable } from './answer.js';
import { checkRequest, readIdempotencyKey, readIfMatch } from './checkRequest.js';
import { answerOnce } from './answerOnce.js';
import { identifyCaller } from './identifyCaller.js';
import { createBodyReader } from './readBody.js';
import type { BodyLimits } from './requestLimits.js';
import type { Route, RouteInput } from './route.js';

/** Express's form of an OpenAPI path. */
export const expressPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

/** What sorts a path so that a word stands before a parameter in its place: `/v1/hs/classifications` is no code of `/v1/hs/{code}`. */
const literalFirst = (path: string): string => path.replaceAll(/\{\w+\}/g, '\uffff');

/** A router of all routes, each run in the same order: let in, who asks, what is asked, asked before?, do it, answer. */
export function mountRoutes(
  routes: readonly Route[],
  deps: ServiceDeps,
  limits: BodyLimits,
  admission: Admission,
): Router {
  const router = Router({ caseSensitive: true, strict: true });
  const readBody = createBodyReader(limits);
  const paths = [...new Set(routes.map(({ operation }) => operation.path))].sort((one, other) =>
    literalFirst(one) < literalFirst(other) ? -1 : 1,
  );
  for (const path of paths) {
    const own = routes.filter(({ operation }) => operation.path === path);
    for (const route of own) {
      router[route.operation.method](expressPath(path), async (request, response) => {
        try {
          await run(route, request, response);
        } finally {
          if (request.file !== undefined) await rm(request.file.path, { force: true });
        }
      });
    }
    const methods = own.map(({ operation }) => operation.method.toUpperCase()).join(', ');
    router.all(expressPath(path), (_request, response) => {
      response.set('Allow', methods);
      throw new ServiceProblem('REQUEST.METHOD_NOT_ALLOWED');
    });
  }
  return router;

  async function run(
    { operation, handle, isOneTransaction }: Route,
    request: Request,
    response: Response,
  ): Promise<void> {
    // What is open to everybody answers also when all places are taken: a watchdog asks it.
    if (operation.auth !== 'none') await admission.enter(request, response);
    const caller = operation.auth === 'bearer' ? await identifyCaller(deps, operation, request) : undefined;
    if (caller !== undefined) await admission.count(request, response, caller);
    // Before the body is read: the use case checks again, and how far the role reaches.
    if (caller !== undefined) authorise(caller, useCaseOf(operation));
    const idempotencyKey = operation.idempotent === true ? readIdempotencyKey(request) : undefined;
    const ifMatch = operation.conditional === true ? readIfMatch(request) : 0;
    await readBody(operation, request, response);
    if (request.file !== undefined) await scanUpload(deps, request.file.path);
    const checked = checkRequest(operation, request, limits);
    const input = {
      ...checked,
      ifMatch,
      file: request.file && {
        path: request.file.path,
        originalName: request.file.originalname,
        sizeBytes: request.file.size,
      },
      rawBody: Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0),
      header: (name: string) => request.get(name),
      browser: findBrowser(request),
      deps,
      get caller() {
        if (caller === undefined) throw new Error(`${operation.operationId} has no caller`);
        return caller;
      },
      get key(): never {
        throw new Error(`${operation.operationId} is not idempotent`);
      },
    };
    if (idempotencyKey === undefined || caller === undefined) {
      await send(response, await handle(input as unknown as RouteInput<Operation>));
      return;
    }
    const once = {
      deps,
      caller,
      idempotencyKey,
      operation,
      path: request.path,
      body: checked.body,
      isOneTransaction,
      filePath: request.file?.path,
    };
    await send(
      response,
      await answerOnce(once, String(response.locals.requestId), (key, record) =>
        handle(
          Object.defineProperties({} as RouteInput<Operation>, {
            ...Object.getOwnPropertyDescriptors(input),
            key: { value: key, enumerable: true },
            deps: { value: { ...deps, record }, enumerable: true },
          }),
        ),
      ),
    );
  }
}

/** Every operation that asks for a token is a use case with a row in the table of permissions. */
function useCaseOf({ operationId }: Operation): UseCase {
  if (!isUseCase(operationId)) throw new Error(`${operationId} has no row in the table of permissions`);
  return operationId;
}

async function send(response: Response, answer: Sendable): Promise<void> {
  response.status(answer.status).set(answer.headers ?? {});
  if (answer.stream !== undefined) {
    await pipeline(answer.stream, response);
    return;
  }
  const text = answer.text ?? (answer.json === undefined ? undefined : JSON.stringify(answer.json));
  if (text === undefined) {
    response.end();
    return;
  }
  if (response.get('Content-Type') === undefined) response.type('application/json');
  response.send(text);
}
