import type { Reason } from '../service/behaviours.js';
import { ReasonSchema } from '../service/behaviours.js';
import { JsonObjectSchema } from '../service/json.js';
import type { Command, CommandResult } from '../service/operation.js';
import { defineOperation, refusal } from '../service/operation.js';
import type { CreateRules } from '../service/serviceParts.js';
import type { AgencyProfile } from './agencyProfile.js';
import type { ApplicationRecord } from './applicationRecord.js';
import { Applications } from './applications.js';
import { findFault } from './judgeApplication.js';
import {
  ApplicationMessageSchema,
  IssueMessageSchema,
  WithdrawalMessageSchema,
  type ApplicationMessage,
} from './messages.js';

const DEFAULT_REFUSAL: Reason = { code: 'P200', message: 'The application was refused.' };

/** A permit agency with this profile. */
export function createPermitAgencyRules(profile: AgencyProfile): CreateRules {
  return (parts) => {
    const applications = new Applications(profile, parts);

    function apply(command: Command<ApplicationMessage>): CommandResult {
      const { body, references, correlationId, plan } = command;
      const fault = findFault(profile, body);
      if (fault) return { outcome: 'refused', code: fault.code, errors: [fault] };
      const record: ApplicationRecord = {
        application_reference: applications.nextReference(),
        ...references,
        ...(correlationId === undefined ? {} : { correlation_id: correlationId }),
        certificate_type: body.certificate_type,
        quantity_grams: body.quantity_grams,
        state: 'registered',
        // Kept at once, so that the decision that follows knows its reasons.
        reasons: [...(plan.refuse?.reasons ?? [])],
        history: [{ event: 'registered', at: parts.now().toISOString() }],
      };
      applications.save(record);
      const usual = plan.refuse ? ['refuse'] : profile.decides === 'itself' ? ['grant'] : [];
      parts.progress.schedule(record.application_reference, plan.progress ?? usual);
      const { application_reference } = record;
      return { outcome: 'accepted', result: application_reference, answer: { application_reference } };
    }

    const operations = [
      defineOperation({ name: 'apply', path: '/applications', schema: ApplicationMessageSchema, perform: apply }),
      defineOperation({
        name: 'issue',
        path: '/issues',
        schema: IssueMessageSchema,
        perform: ({ body, plan }) => {
          if (profile.decides === 'itself') return refusal('P301', 'This agency takes its decisions itself.');
          if (plan.refuse) return { outcome: 'refused', code: plan.refuse.code, errors: plan.refuse.reasons };
          if (!applications.find(body.application_reference)) {
            return refusal('P302', 'There is no such application.', '/application_reference');
          }
          if (body.decision === 'refused') {
            const refused = applications.refuse(body.application_reference, body.reasons);
            if (!refused) return refusal('P303', 'The application is no longer open.', '/application_reference');
            const { application_reference } = refused;
            const answer = { decision: 'refused', application_reference };
            return { outcome: 'accepted', result: application_reference, answer };
          }
          const granted = applications.grant(body.application_reference);
          if (!granted) return refusal('P303', 'The application is no longer open.', '/application_reference');
          const answer = { decision: 'granted', ...applications.describeGrant(granted) };
          return { outcome: 'accepted', result: granted.permit_number ?? '', answer };
        },
      }),
      defineOperation({
        name: 'withdraw',
        path: '/withdrawals',
        schema: WithdrawalMessageSchema,
        perform: ({ body }) => {
          if (!applications.find(body.application_reference)) {
            return refusal('P302', 'There is no such application.', '/application_reference');
          }
          const withdrawn = applications.withdraw(body.application_reference);
          if (!withdrawn) return refusal('P303', 'The application is no longer open.', '/application_reference');
          const { application_reference } = withdrawn;
          return { outcome: 'accepted', result: application_reference, answer: { application_reference } };
        },
      }),
    ];

    return {
      operations,
      findSubject: (reference) => applications.find(reference)?.application_reference,
      findStatus: (reference) => {
        const found = applications.find(reference);
        return found === undefined ? undefined : JsonObjectSchema.parse(JSON.parse(JSON.stringify(found)));
      },
      eventNames: ['grant', 'refuse'],
      applyEvent(subject, event, data) {
        if (event === 'grant') {
          const granted = applications.grant(subject);
          if (granted) applications.tell(granted, 'granted', data);
          return granted !== undefined;
        }
        const given = ReasonSchema.array().safeParse(data.reasons);
        const known = applications.find(subject)?.reasons ?? [];
        const reasons = given.success ? given.data : known.length > 0 ? known : [DEFAULT_REFUSAL];
        const refused = applications.refuse(subject, reasons);
        if (refused) applications.tell(refused, 'refused', {});
        return refused !== undefined;
      },
      contraryOf: (draft) => ({
        type: `${profile.service}.application.refused`,
        data: {
          application_reference: draft.data.application_reference ?? '',
          reasons: [{ code: 'P299', message: 'An old answer that comes late.' }],
        },
      }),
    };
  };
}
