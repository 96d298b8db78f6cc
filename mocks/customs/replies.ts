import type { z } from 'zod';
import { defineOperation, refusal, type Operation } from '../service/operation.js';
import type { ServiceParts } from '../service/serviceParts.js';
import { afterReply } from './authorityProfile.js';
import type { DeclarationState } from './declarationRecord.js';
import { DocumentsMessageSchema, QueryAnswerMessageSchema } from './replyMessages.js';
import type { DeclarationRegister } from './register.js';

type Reply = z.infer<typeof DocumentsMessageSchema>;

/** What a declarant gives on a control of this authority: the documents it asked for, the answer to its question. */
export function createReplyOperations(parts: ServiceParts, register: DeclarationRegister): Operation[] {
  const define = <Body extends Reply>(
    names: { name: string; path: string; asked: DeclarationState },
    schema: z.ZodType<Body>,
  ): Operation =>
    defineOperation({
      name: names.name,
      path: names.path,
      schema,
      perform: ({ body, references, plan }) => {
        const record = register.findNamed(body);
        if (!record) return refusal('C201', 'There is no such declaration.', '/mrn');
        if (record.state !== names.asked) return refusal('C208', 'Nothing of the kind was asked for.');
        register.save(record, references.reference);
        parts.progress.schedule(record.receipt, plan.progress ?? afterReply());
        return { outcome: 'accepted', result: record.receipt, answer: { receipt: record.receipt } };
      },
    });

  return [
    define({ name: 'supply_documents', path: '/documents', asked: 'documents_required' }, DocumentsMessageSchema),
    define({ name: 'answer_query', path: '/query-answers', asked: 'queried' }, QueryAnswerMessageSchema),
  ];
}
