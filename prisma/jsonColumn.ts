import type { Prisma } from './client/client.js';

/**
 * A value for a JSON column. The types of the domain are plain JSON by design, but an interface has no index signature,
 * so that the compiler cannot see it.
 */
export function jsonColumn(value: object | string | number | boolean): Prisma.InputJsonValue {
  return value;
}
