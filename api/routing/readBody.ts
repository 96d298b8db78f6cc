import express, { type Request, type RequestHandler, type Response } from 'express';
import multer from 'multer';
import type { Operation } from '../contract/operation.js';
import { ServiceProblem } from '../../services/problem.js';
import { checkBodySize } from './checkBodySize.js';
import { findTooLarge } from './findTooLarge.js';
import { findUploadFault } from './findUploadFault.js';
import type { BodyLimits } from './requestLimits.js';

const run = (handler: RequestHandler, request: Request, response: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    void handler(request, response, (thrown?: unknown) => {
      if (thrown === undefined) resolve();
      else reject(thrown instanceof Error ? thrown : new Error('the body cannot be read', { cause: thrown }));
    });
  });

/**
 * Bodies come as they are: one that is compressed says nothing of its true size before it is inflated, and what parcels
 * are described with is small. Throws `REQUEST.ENCODING_NOT_SUPPORTED`.
 */
function refuseEncoded(request: Request, response: Response): void {
  const encoding = request.get('Content-Encoding')?.trim().toLowerCase() ?? '';
  if (encoding === '' || encoding === 'identity') return;
  // RFC 9110, 15.5.16: says which codings would have been taken.
  response.set('Accept-Encoding', 'identity');
  throw new ServiceProblem('REQUEST.ENCODING_NOT_SUPPORTED');
}

/** Reads the body of a request in the one way its operation takes it. */
export function createBodyReader(
  limits: BodyLimits,
): (operation: Operation, request: Request, response: Response) => Promise<void> {
  const readJson = express.json({ limit: limits.jsonBytes, strict: false, type: () => true, inflate: false });
  const readRaw = express.raw({ limit: limits.noticeBytes, type: () => true, inflate: false });
  const readFile = multer({
    dest: limits.uploadFolder,
    limits: {
      ...{ fileSize: limits.fileBytes, files: 1, parts: 12, headerPairs: 50 },
      // Fields are plain texts by name: no name makes an array or an object.
      ...{ fields: 10, fieldSize: 2_000, fieldNameSize: 100, fieldNestingDepth: 0, fieldArrayIndexLimit: 0 },
    },
  }).single('file');

  return async (operation, request, response) => {
    if (operation.body === undefined) return;
    refuseEncoded(request, response);
    const { contentType } = operation.body;
    const isEmpty =
      request.get('Content-Length') === '0' ||
      (request.get('Content-Length') === undefined && request.get('Transfer-Encoding') === undefined);
    const patches = operation.method === 'patch' && request.is('application/merge-patch+json');
    if (!isEmpty && !request.is(contentType) && !patches) {
      throw new ServiceProblem('REQUEST.MEDIA_TYPE_NOT_SUPPORTED', { detail: `Send ${contentType}.` });
    }
    const read = (reader: RequestHandler): Promise<void> =>
      run(reader, request, response).catch((thrown: unknown) => {
        throw findTooLarge(thrown, operation.body?.beyondLimit) ?? findUploadFault(thrown, limits) ?? thrown;
      });
    if (operation.auth === 'signature') await read(readRaw);
    else if (isEmpty) request.body = {};
    else if (contentType === 'multipart/form-data') await read(readFile);
    else await read(readJson);
    if (operation.auth !== 'signature') checkBodySize(request.body, limits);
  };
}
