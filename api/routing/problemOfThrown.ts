import { ServiceProblem } from '../../services/problem.js';
import { problemOfRecord } from '../../services/problemOfRecord.js';

const textAt = (thrown: unknown, name: string): string | undefined => {
  if (typeof thrown !== 'object' || thrown === null) return undefined;
  const value = (thrown as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : undefined;
};

/** What the reader of the body throws, by its `type`. */
const BODY_FAULTS: Readonly<Record<string, ServiceProblem['code']>> = {
  'entity.parse.failed': 'REQUEST.JSON_MALFORMED',
  'encoding.unsupported': 'REQUEST.MEDIA_TYPE_NOT_SUPPORTED',
  'charset.unsupported': 'REQUEST.MEDIA_TYPE_NOT_SUPPORTED',
  'entity.verify.failed': 'REQUEST.JSON_MALFORMED',
  'request.size.invalid': 'REQUEST.JSON_MALFORMED',
  'request.aborted': 'REQUEST.JSON_MALFORMED',
};

/** The problem that something thrown stands for; an unknown one is a defect, and its words stay in the log. */
export function problemOfThrown(thrown: unknown): ServiceProblem {
  if (thrown instanceof ServiceProblem) return thrown;
  const bodyFault = BODY_FAULTS[textAt(thrown, 'type') ?? ''];
  if (bodyFault !== undefined) return new ServiceProblem(bodyFault);
  if (thrown instanceof URIError) return new ServiceProblem('REQUEST.ROUTE_NOT_FOUND');
  return problemOfRecord(thrown) ?? new ServiceProblem('SYSTEM.DEFECT');
}
