import { v7 as uuidv7 } from 'uuid';
import { ServiceProblem } from '../../services/problem.js';
import { problemDocument } from './problems.js';

/** What is sent that is no request, by the status that answers it. */
const CODES = {
  400: 'REQUEST.HTTP_MALFORMED',
  408: 'REQUEST.TOO_SLOW',
  431: 'REQUEST.HEADERS_TOO_LARGE',
} as const;

/** Answers to what never becomes a request, since it is malformed, too slow or too large: a problem like every other. */
export function problemOfStatus(status: keyof typeof CODES): { headers: Record<string, string>; body: string } {
  const requestId = uuidv7();
  return {
    headers: {
      'Content-Type': 'application/problem+json',
      'Content-Security-Policy': "default-src 'none';frame-ancestors 'none';base-uri 'none';form-action 'none'",
      'X-Content-Type-Options': 'nosniff',
      'Cache-Control': 'no-store',
      'X-Request-Id': requestId,
    },
    body: JSON.stringify(problemDocument(new ServiceProblem(CODES[status]), requestId)),
  };
}
