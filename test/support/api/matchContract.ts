import type { Operation } from '../../../api/contract/operation.js';
import { createOpenApiDocument } from '../../../api/contract/openApiDocument.js';
import { OPERATIONS } from '../../../api/contract/operations.js';
import { Problem } from '../../../api/contract/problem.js';

const description = createOpenApiDocument({ version: 'test' });

const PATTERNS = OPERATIONS.map((operation) => ({
  operation,
  pattern: new RegExp(`^${operation.path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`),
}));

/** The operation of the contract that an address belongs to; literal paths go before those with parameters. */
export function findOperation(method: string, path: string): Operation | undefined {
  const fitting = PATTERNS.filter(({ pattern }) => pattern.test(path)).map(({ operation }) => operation);
  const literal = fitting.filter((operation) => operation.path === path);
  return (literal.length > 0 ? literal : fitting).find((operation) => operation.method === method.toLowerCase());
}

/**
 * Holds an answer against the contract: a documented status, and a body of the shape that is described for it. Every
 * request of every test passes here, so that the description cannot drift from what is answered.
 */
export function matchContract(method: string, path: string, status: number, body: unknown): void {
  const operation = findOperation(method, path.split('?')[0] ?? path);
  if (operation === undefined) return;
  const name = `${operation.operationId} ${status}`;
  const documented = description.paths?.[operation.path]?.[operation.method]?.responses ?? {};
  if (!Object.hasOwn(documented, String(status))) throw new Error(`${name} is not described`);
  const own = operation.responses[status];
  const schema = own === undefined ? Problem : own.contentType === undefined ? own.schema : undefined;
  const result = schema?.safeParse(body);
  if (result?.success === false)
    throw new Error(`${name} has another shape than is described: ${result.error.message}`);
}
