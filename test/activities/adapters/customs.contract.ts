import type { CustomsPort, LodgeCommand } from '../../../activities/adapters/customs/port.js';
import { eventually } from '../../mocks/support/eventually.js';
import { describeCommandContract, type CommandUnderContract, type ContractCall } from './support/commandContract.js';
import { coffeeDeclaration } from './support/contractFacts.js';
import type { MakeSubject } from './support/contractSubject.js';

const lodgement = (call: ContractCall): LodgeCommand => ({
  ...call,
  declarationVersion: call.version,
  ducr: '6RW100200300-CONTRACT',
  message: {
    declaration: coffeeDeclaration(call.invoiceNumber),
    permits: [{ permitType: 'naeb-coffee-export', permitNumber: 'NAEB/CEX/2026/000001' }],
  },
});

const withOffice = (command: LodgeCommand, office_of_export: string): LodgeCommand => ({
  ...command,
  message: { ...command.message, declaration: { ...command.message.declaration, office_of_export } },
});

/** A declaration that was lodged and accepted; answers its MRN. */
async function acceptedMrn(port: CustomsPort, call: ContractCall): Promise<{ mrn: string }> {
  await port.lodge(lodgement(call));
  const status = await eventually(
    'the declaration is accepted',
    () => port.status({ ...call, reference: call.key }),
    (found) => found?.state === 'accepted',
  );
  if (status?.mrn === undefined) throw new Error('An accepted declaration has no MRN.');
  return { mrn: status.mrn };
}

const unknownMrn = '26RWKGL00000099999';
const findByKey: CommandUnderContract<CustomsPort, unknown>['findByKey'] = (port, question) => port.findByKey(question);

/** Every adapter to a customs authority passes this. */
export function describeCustomsContract(name: string, makeSubject: MakeSubject<CustomsPort>): void {
  describe(`${name} keeps the contract of customs:`, () => {
    describeCommandContract(
      {
        name: 'lodge',
        prepare: async () => undefined,
        send: (port, call) => port.lodge(lodgement(call)),
        sendChanged: (port, call) => port.lodge({ ...lodgement(call), ducr: '6RW100200300-CHANGED' }),
        sendRefusable: (port, call) => port.lodge(withOffice(lodgement(call), 'Kigali')),
        refusal: { code: 'DECLARATION.FIELD_INVALID', pointer: '/office_of_export' },
        findByKey,
      },
      makeSubject,
    );

    describeCommandContract(
      {
        name: 'cancel',
        prepare: acceptedMrn,
        send: (port, call, { mrn }) => port.cancel({ ...call, mrn, reason: 'withdrawn by the exporter' }),
        sendChanged: (port, call, { mrn }) => port.cancel({ ...call, mrn, reason: 'another reason' }),
        sendRefusable: (port, call) => port.cancel({ ...call, mrn: unknownMrn, reason: 'withdrawn' }),
        refusal: { code: 'COUNTERPARTY.REFUSED' },
        findByKey,
      },
      makeSubject,
    );

    describeCommandContract(
      {
        name: 'announceArrival',
        prepare: acceptedMrn,
        send: (port, call, { mrn }) => port.announceArrival({ ...call, mrn, place: 'RWKGL', s10: 'CP000000011RW' }),
        sendChanged: (port, call, { mrn }) =>
          port.announceArrival({ ...call, mrn, place: 'RWKGL', s10: 'CP000000025RW' }),
        sendRefusable: (port, call) =>
          port.announceArrival({ ...call, mrn: unknownMrn, place: 'RWKGL', s10: 'CP000000011RW' }),
        refusal: { code: 'COUNTERPARTY.REFUSED' },
        findByKey,
      },
      makeSubject,
    );

    describeCommandContract(
      {
        name: 'amend',
        prepare: acceptedMrn,
        send: (port, call, { mrn }) => port.amend({ ...lodgement(call), declarationVersion: 2, mrn, reason: 'weight' }),
        sendChanged: (port, call, { mrn }) =>
          port.amend({ ...lodgement(call), declarationVersion: 2, mrn, reason: 'changed' }),
        sendRefusable: (port, call, { mrn }) =>
          port.amend({ ...withOffice(lodgement(call), 'Kigali'), declarationVersion: 2, mrn, reason: 'weight' }),
        refusal: { code: 'DECLARATION.FIELD_INVALID', pointer: '/office_of_export' },
        findByKey,
      },
      makeSubject,
    );

    describe('status', () => {
      it('follows the declaration, by key, LRN or MRN, and is undefined for what there is not', async () => {
        const subject = await makeSubject();
        try {
          const { adapter } = subject;
          const signal = new AbortController().signal;
          const call = { key: 'clearance:dec_status:lodge:1', correlationId: 'cor-status', signal, timeoutMs: 5_000 };
          const refs = { ...call, lrn: 'STATUS1', invoiceNumber: 'INV-STATUS', version: 1 };
          const { mrn } = await acceptedMrn(adapter, refs);
          for (const reference of [refs.key, refs.lrn, mrn]) {
            expect(await adapter.status({ ...call, reference })).toMatchObject({ state: 'accepted', mrn, version: 1 });
          }
          expect(await adapter.status({ ...call, reference: unknownMrn })).toBeUndefined();
        } finally {
          await subject.close();
        }
      });
    });
  });
}
