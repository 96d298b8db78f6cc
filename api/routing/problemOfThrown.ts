import multer from 'multer';
import { ServiceProblem } from '../../services/problem.js';

/** Network and database codes that mean: our own part is away for the moment. */
const AWAY = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '53300',
  'P1001',
  'P1017',
  'P2024',
]);

const textAt = (thrown: unknown, name: string): string | undefined => {
  if (typeof thrown !== 'object' || thrown === null) return undefined;
  const value = (thrown as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : undefined;
};

function isAway(thrown: unknown, depth = 0): boolean {
  if (typeof thrown !== 'object' || thrown === null || depth > 5) return false;
  const code = textAt(thrown, 'code');
  if (code !== undefined && AWAY.has(code)) return true;
  return isAway((thrown as { cause?: unknown }).cause, depth + 1);
}

/** What the reader of the body throws, by its `type`. */
const BODY_FAULTS: Readonly<Record<string, ServiceProblem['code']>> = {
  'entity.parse.failed': 'REQUEST.JSON_MALFORMED',
  'entity.too.large': 'REQUEST.BODY_TOO_LARGE',
  'encoding.unsupported': 'REQUEST.MEDIA_TYPE_NOT_SUPPORTED',
  'charset.unsupported': 'REQUEST.MEDIA_TYPE_NOT_SUPPORTED',
  'entity.verify.failed': 'REQUEST.JSON_MALFORMED',
  'request.size.invalid': 'REQUEST.JSON_MALFORMED',
  'request.aborted': 'REQUEST.JSON_MALFORMED',
};

/** The problem that something thrown stands for; an unknown one is a defect, and its words stay in the log. */
export function problemOfThrown(thrown: unknown): ServiceProblem {
  if (thrown instanceof ServiceProblem) return thrown;
  if (thrown instanceof multer.MulterError) {
    return thrown.code === 'LIMIT_FILE_SIZE'
      ? new ServiceProblem('DOCUMENT.TOO_LARGE')
      : new ServiceProblem('REQUEST.BODY_INVALID', {
          faults: [{ pointer: `/${thrown.field ?? ''}`, code: 'REQUEST.FIELD_INVALID', message: thrown.message }],
        });
  }
  const bodyFault = BODY_FAULTS[textAt(thrown, 'type') ?? ''];
  if (bodyFault !== undefined) return new ServiceProblem(bodyFault);
  if (thrown instanceof URIError) return new ServiceProblem('REQUEST.ROUTE_NOT_FOUND');
  if (isAway(thrown)) return new ServiceProblem('RECORD.DATABASE_UNAVAILABLE', { retryAfterSeconds: 5 });
  return new ServiceProblem('SYSTEM.DEFECT');
}
