import type { Problem } from '../../api/contract/problem.js';

/** The API's refusal, with its problem document. The message says where, what and how to mend it. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';

  constructor(
    readonly request: string,
    readonly status: number,
    readonly problem: Problem,
  ) {
    super(describe(request, status, problem));
  }
}

function describe(
  request: string,
  status: number,
  { code, title, detail, errors = [], state, allowed_actions, request_id }: Problem,
): string {
  return [
    `${request} was answered ${status} ${code}: ${detail ?? title}`,
    ...errors.map(({ pointer, message, hint }) => `  ${pointer}: ${message}${hint === undefined ? '' : ` (${hint})`}`),
    ...(state === undefined ? [] : [`  The declaration is in state ${state}.`]),
    ...(allowed_actions === undefined
      ? []
      : [`  Allowed now: ${allowed_actions.length === 0 ? 'nothing' : allowed_actions.join(', ')}.`]),
    `  Request ${request_id}.`,
  ].join('\n');
}
