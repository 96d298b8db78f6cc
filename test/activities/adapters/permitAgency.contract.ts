import type { ApplyCommand, PermitAgencyPort } from '../../../activities/adapters/permitAgency/port.js';
import { describeCommandContract, type CommandUnderContract, type ContractCall } from './support/commandContract.js';
import type { MakeSubject } from './support/contractSubject.js';

type Port = PermitAgencyPort;
interface Application {
  applicationReference: string;
}

const findByKey: CommandUnderContract<Port, unknown>['findByKey'] = (port, question) => port.findByKey(question);

/**
 * Every adapter to a permit agency passes this.
 *
 * @param options `decidesHere`: the agency is told what an officer here decided; else it refuses to be told
 */
export function describePermitAgencyContract(
  name: string,
  makeSubject: MakeSubject<Port>,
  options: { permitType: string; decidesHere: boolean },
): void {
  const application = (call: ContractCall): ApplyCommand => ({
    ...call,
    permitType: options.permitType,
    organisationTin: '100200300',
    hsCode: '090121',
    quantityGrams: 2000,
    destination: 'CN',
  });
  const applied = async (port: Port, call: ContractCall): Promise<Application> => {
    const answer = await port.apply(application(call));
    if (answer.outcome !== 'accepted') throw new Error(`The application is ${answer.outcome}.`);
    return answer;
  };
  const unknown = { applicationReference: 'NO-SUCH-APPLICATION' };

  describe(`${name} keeps the contract of permit agencies:`, () => {
    describeCommandContract(
      {
        name: 'apply',
        prepare: async () => undefined,
        send: (port, call) => port.apply(application(call)),
        sendChanged: (port, call) => port.apply({ ...application(call), quantityGrams: 1999 }),
        sendRefusable: (port, call) => port.apply({ ...application(call), organisationTin: '12' }),
        refusal: { code: 'DECLARATION.FIELD_INVALID', pointer: '/exporter/tin' },
        findByKey,
      },
      makeSubject,
    );

    if (options.decidesHere) {
      describeCommandContract<Port, Application>(
        {
          name: 'issue',
          prepare: applied,
          send: (port, call, context) => port.issue({ ...call, ...context, decision: 'granted' }),
          sendChanged: (port, call, context) => port.issue({ ...call, ...context, decision: 'refused' }),
          sendRefusable: (port, call) => port.issue({ ...call, ...unknown, decision: 'granted' }),
          refusal: { code: 'COUNTERPARTY.REFUSED' },
          findByKey,
        },
        makeSubject,
      );

      describeCommandContract<Port, Application>(
        {
          name: 'withdraw',
          prepare: applied,
          send: (port, call, context) => port.withdraw({ ...call, ...context }),
          sendChanged: (port, call) => port.withdraw({ ...call, ...unknown }),
          sendRefusable: (port, call) => port.withdraw({ ...call, ...unknown }),
          refusal: { code: 'COUNTERPARTY.REFUSED' },
          findByKey,
        },
        makeSubject,
      );
      return;
    }

    it('refuses to be told a decision that it takes itself', async () => {
      const subject = await makeSubject();
      try {
        const call: ContractCall = {
          ...{ key: 'permit:dec_told:issue:1', correlationId: 'cor-told', signal: new AbortController().signal },
          ...{ timeoutMs: 5_000, lrn: 'TOLD1', invoiceNumber: 'INV-TOLD', version: 1 },
        };
        const answer = await subject.adapter.issue({ ...call, ...unknown, decision: 'granted' });
        expect(answer).toMatchObject({ outcome: 'refused', code: 'PERMIT.DECIDED_BY_AUTHORITY' });
      } finally {
        await subject.close();
      }
    });
  });
}
