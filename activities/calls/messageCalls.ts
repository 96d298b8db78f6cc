import type { Json } from '../../domain/json.js';
import { getMessage } from '../../prisma/queries/counterpartyMessages.js';
import type { Counterparties } from '../../workflows/ports.js';
import type { ActivityDeps } from '../deps.js';
import { messageHandler } from '../messages/messages.js';
import { callOut } from './callOut.js';

/** Sends what an act has made due, by the handler of its kind. */
export function createMessageCalls(deps: ActivityDeps): Pick<Counterparties, 'sendMessage'> {
  return {
    sendMessage: (input) =>
      callOut(deps, input, async (subject, tx) => {
        const message = await getMessage(tx, input.messageId);
        const handler = messageHandler(message.kind);
        const { counterparty, operation, version } = handler;
        const request: Json = { message_id: message.id, kind: message.kind };
        return {
          counterparty,
          operation,
          version: version?.(message) ?? subject.declaration.declarationVersion,
          request,
          send: await handler.send(deps, subject, message, tx),
        };
      }),
  };
}
