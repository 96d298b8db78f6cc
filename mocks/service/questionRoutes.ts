import { Router, type Request, type Response } from 'express';
import type { StoredAnswer } from './commandRoutes.js';
import type { JsonObject } from './json.js';
import type { Collection } from './journal.js';
import { meetFaultBefore } from './requestFaults.js';
import type { ServiceParts, ServiceRules } from './serviceParts.js';

/**
 * What may be asked of a counterparty beside its commands: what became of a key (`GET /by-key/:key`), and the state of
 * what a reference names (`GET /status/:reference`). 404 says that there is no such thing: nothing was done.
 */
export function createQuestionRoutes(
  rules: ServiceRules,
  parts: ServiceParts,
  answers: Collection<StoredAnswer>,
): Router {
  const router = Router();

  const answerQuestion = async (
    request: Request,
    response: Response,
    question: { operation: string; reference: string; find: () => JsonObject | undefined },
  ): Promise<void> => {
    const references = parts.effects.list({}).find((effect) => effect.reference === question.reference) ?? {
      reference: question.reference,
    };
    if (parts.outages.takes(references)) return void response.socket?.destroy();
    const behaviours = parts.scripts.takeNamed(question.operation, references);
    if (await meetFaultBefore(behaviours, response, parts.stopping)) return;
    const found = question.find();
    parts.log('question', { operation: question.operation, reference: question.reference, found: found !== undefined });
    if (found) response.json(found);
    else response.status(404).json({ code: 'NOT_KNOWN' });
  };

  router.get('/by-key/:key', (request, response) => {
    const { key } = request.params;
    return answerQuestion(request, response, {
      operation: 'find_by_key',
      reference: key,
      find: () => {
        const answer = answers.get(key);
        if (!answer) return undefined;
        const { operation, status, body, answered_at } = answer;
        return { key, operation, http_status: status, answer: body, answered_at };
      },
    });
  });

  router.get('/status/:reference', (request, response) => {
    const { reference } = request.params;
    return answerQuestion(request, response, {
      operation: 'status',
      reference,
      find: () => rules.findStatus(reference),
    });
  });

  return router;
}
