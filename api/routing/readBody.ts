import express, { type Request, type RequestHandler, type Response } from 'express';
import multer from 'multer';
import type { Operation } from '../contract/operation.js';
import { ServiceProblem } from '../../services/problem.js';
import { findTooLarge } from './findTooLarge.js';

/** Limits of what a request may carry, in bytes. */
export interface BodyLimits {
  jsonBytes: number;
  noticeBytes: number;
  fileBytes: number;
  /** Folder for files of requests under way. */
  uploadFolder: string;
}

/** Deepest nesting of a body: deeper ones are never meant well. */
const MAXIMUM_DEPTH = 20;

const run = (handler: RequestHandler, request: Request, response: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    void handler(request, response, (thrown?: unknown) => {
      if (thrown === undefined) resolve();
      else reject(thrown instanceof Error ? thrown : new Error('the body cannot be read', { cause: thrown }));
    });
  });

/** What no text can hold and no database keeps: the character NUL, and halves of a surrogate pair. */
const UNWRITABLE = /\u0000|\p{Surrogate}/u;

/** Can this text be kept? */
export const isWritable = (text: string): boolean => !UNWRITABLE.test(text);

/** Refuses bodies that are nested too deep or hold what cannot be kept, wherever in them it stands. */
function refuseUnkeepable(value: unknown, pointer = '', depth = 0): void {
  if (depth > MAXIMUM_DEPTH) {
    throw new ServiceProblem('REQUEST.BODY_INVALID', { detail: `Bodies are nested at most ${MAXIMUM_DEPTH} deep.` });
  }
  if (typeof value === 'string' && !isWritable(value)) {
    const fault = { pointer, code: 'REQUEST.FIELD_INVALID', message: 'holds a character that no text can hold' };
    throw new ServiceProblem('REQUEST.BODY_INVALID', { faults: [fault] });
  }
  if (typeof value !== 'object' || value === null) return;
  for (const [name, inner] of Object.entries(value)) {
    refuseUnkeepable(name, pointer, depth);
    refuseUnkeepable(inner, `${pointer}/${name}`, depth + 1);
  }
}

/** Reads the body of a request in the one way its operation takes it. */
export function createBodyReader(
  limits: BodyLimits,
): (operation: Operation, request: Request, response: Response) => Promise<void> {
  const readJson = express.json({ limit: limits.jsonBytes, strict: false, type: () => true, inflate: false });
  const readRaw = express.raw({ limit: limits.noticeBytes, type: () => true, inflate: false });
  const readFile = multer({
    dest: limits.uploadFolder,
    limits: { fileSize: limits.fileBytes, files: 1, fields: 10, fieldSize: 2_000, parts: 12, headerPairs: 50 },
  }).single('file');

  return async (operation, request, response) => {
    if (operation.body === undefined) return;
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
        throw findTooLarge(thrown, operation.body?.beyondLimit) ?? thrown;
      });
    if (operation.auth === 'signature') await read(readRaw);
    else if (contentType === 'multipart/form-data') await read(readFile);
    else if (isEmpty) request.body = {};
    else await read(readJson);
    if (operation.auth !== 'signature') refuseUnkeepable(request.body);
  };
}
