import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import type { ErrorCode } from '../../domain/errors/errors.js';
import { problemOfThrown } from '../routing/problemOfThrown.js';
import { escaped, sendPage } from './page.js';

/** What a person can do about it, where the meaning of the code does not say. */
const REMEDIES: Readonly<{ [code in ErrorCode]?: (contact: string) => string }> = {
  'ACCESS.PERSON_UNKNOWN': (contact) =>
    `Signing in makes nobody a user here: somebody has to let you in first. Ask ${contact}.`,
  'ACCESS.INVITATION_INVALID': () => 'Ask whoever invited you, or somebody else of that organisation, for another one.',
  'ACCESS.SIGN_IN_NOT_SET_UP': (contact) => `Ask ${contact}.`,
  'ACCESS.SIGN_IN_EXPIRED': () => 'If it happens again, see that your browser takes cookies from this address.',
};

/** What was thrown on the way in or out, as a page for a person, with the code and request id by which others find it. */
export function answerWithPage(logger: Logger, contact: string): ErrorRequestHandler {
  return (thrown: unknown, _request, response, next) => {
    const problem = problemOfThrown(thrown);
    if (problem.httpStatus >= 500) logger.error({ err: thrown, code: problem.code }, 'sign-in failed');
    if (response.headersSent) return next(thrown);
    const sentences = [problem.title, problem.parts.detail, REMEDIES[problem.code]?.(contact)];
    const paragraphs = sentences.flatMap((text) => (text === undefined ? [] : [`<p>${escaped(text)}</p>`]));
    const id = escaped(String(response.locals.requestId));
    sendPage(response, {
      status: problem.httpStatus,
      title: 'You are not signed in',
      body: [
        ...paragraphs,
        '<p><a href="/sign-in">Sign in</a></p>',
        `<p>Code <code>${problem.code}</code>, request <code>${id}</code></p>`,
      ].join('\n'),
    });
  };
}
