import type { BookCommand, CarrierPort, Label } from '../../../activities/adapters/carrier/port.js';
import { describeCommandContract, type CommandUnderContract, type ContractCall } from './support/commandContract.js';
import { coffeeDeclaration } from './support/contractFacts.js';
import type { MakeSubject } from './support/contractSubject.js';

const booking = (call: ContractCall): BookCommand => ({ ...call, declaration: coffeeDeclaration(call.invoiceNumber) });

const findByKey: CommandUnderContract<CarrierPort, unknown>['findByKey'] = (port, question) => port.findByKey(question);

/** Every adapter to a carrier passes this. */
export function describeCarrierContract(
  name: string,
  makeSubject: MakeSubject<CarrierPort>,
  /** Books a label under which nothing is posted yet. */
  bookWithoutPosting: (port: CarrierPort, command: BookCommand) => Promise<Label>,
): void {
  describe(`${name} keeps the contract of carriers:`, () => {
    describeCommandContract(
      {
        name: 'book',
        prepare: async () => undefined,
        send: (port, call) => port.book(booking(call)),
        sendChanged: (port, call) => port.book({ ...booking(call), service: 'ems' }),
        sendRefusable: (port, call) =>
          port.book({ ...booking(call), declaration: { ...booking(call).declaration, gross_weight_grams: 90_000 } }),
        refusal: { code: 'DECLARATION.GOODS_NOT_ALLOWED', pointer: '/gross_weight_grams' },
        findByKey,
      },
      makeSubject,
    );

    describeCommandContract<CarrierPort, Label>(
      {
        name: 'cancelLabel',
        prepare: (port, call) => bookWithoutPosting(port, booking(call)),
        send: (port, call, { s10 }) => port.cancelLabel({ ...call, s10, reason: 'withdrawn' }),
        sendChanged: (port, call, { s10 }) => port.cancelLabel({ ...call, s10, reason: 'another reason' }),
        sendRefusable: (port, call) => port.cancelLabel({ ...call, s10: 'CP999999999RW', reason: 'withdrawn' }),
        refusal: { code: 'COUNTERPARTY.REFUSED' },
        findByKey,
      },
      makeSubject,
    );
  });
}
