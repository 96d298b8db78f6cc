import type { Request } from 'express';
import type { z } from 'zod';
import { ServiceProblem } from '../../services/problem.js';
import type { Operation } from '../contract/operation.js';
import { faultsOf } from '../contract/faults.js';
import { isWritable } from './checkBodySize.js';
import type { RequestLimits } from './requestLimits.js';

const KEY = /^[\x21-\x7e]{1,200}$/;

/** Path, query and body as the contract reads them. All faults of the body are answered at once. */
export function checkRequest(
  operation: Operation,
  request: Request,
  limits: Pick<RequestLimits, 'pageItems'>,
): { params: unknown; query: unknown; body: unknown } {
  const params = operation.params?.safeParse(request.params);
  if (params?.success === false || !Object.values(request.params).every((value) => isWritable(String(value))))
    throw new ServiceProblem('REQUEST.NOT_FOUND');
  return { params: params?.data, query: checkQuery(operation, request, limits), body: checkBody(operation, request) };
}

function checkQuery(operation: Operation, request: Request, { pageItems }: Pick<RequestLimits, 'pageItems'>): unknown {
  if (operation.query === undefined) return undefined;
  const result = operation.query.safeParse(request.query);
  const unwritable = Object.entries(request.query).filter(
    ([name, value]) => ![name, value].flat().every((text) => typeof text !== 'string' || isWritable(text)),
  );
  if (unwritable.length > 0) {
    const faults = unwritable.map(([name]) => ({
      pointer: `query/${name}`,
      code: 'REQUEST.FIELD_INVALID',
      message: 'is no text',
    }));
    throw new ServiceProblem('REQUEST.PARAMETER_INVALID', { faults });
  }
  if (result.success) {
    if (
      'cursor' in operation.query.shape &&
      request.query.limit !== undefined &&
      Number(result.data.limit) > pageItems
    ) {
      const message = `is more than ${pageItems}, the longest page that is given`;
      const faults = [{ pointer: 'query/limit', code: 'REQUEST.LIMIT_EXCEEDED', message }];
      throw new ServiceProblem('REQUEST.PARAMETER_INVALID', { faults });
    }
    return result.data;
  }
  throw new ServiceProblem('REQUEST.PARAMETER_INVALID', {
    faults: faultsOf(result.error, operation.query, request.query, 'query'),
  });
}

function checkBody(operation: Operation, request: Request): unknown {
  if (operation.body === undefined || operation.auth === 'signature') return undefined;
  // The file of an upload is read apart; the schema that describes it describes the fields beside it too.
  const schema: z.ZodType = operation.fields ?? operation.body.schema;
  const result = schema.safeParse(request.body);
  if (result.success) return result.data;
  throw new ServiceProblem('REQUEST.BODY_INVALID', { faults: faultsOf(result.error, schema, request.body) });
}

/** The caller's `Idempotency-Key`. */
export function readIdempotencyKey(request: Request): string {
  const key = request.get('Idempotency-Key');
  if (key === undefined || key === '') throw new ServiceProblem('REQUEST.IDEMPOTENCY_KEY_REQUIRED');
  if (!KEY.test(key)) throw new ServiceProblem('REQUEST.IDEMPOTENCY_KEY_MALFORMED');
  return key;
}

/** The version that `If-Match` names: a strong ETag of ours. */
export function readIfMatch(request: Request): number {
  const header = request.get('If-Match');
  if (header === undefined) throw new ServiceProblem('REQUEST.PRECONDITION_REQUIRED');
  const [, version] = /^"(\d{1,9})"$/.exec(header.trim()) ?? [];
  if (version === undefined) throw new ServiceProblem('REQUEST.PRECONDITION_FAILED');
  return Number(version);
}
