import { HttpTransport, type TransportOptions } from '../transport/httpTransport.js';
import { buildLodgement } from './buildLodgement.js';
import { interpretFoundCommand, interpretReceipt, interpretStatus } from './interpretCustoms.js';
import type { CustomsPort, DocumentReference, LodgeCommand } from './port.js';

/** The customs authority over HTTP. */
export function createHttpCustoms(options: Omit<TransportOptions, 'counterparty'>): CustomsPort {
  const transport = new HttpTransport({ ...options, counterparty: 'customs' });
  const refsOf = (command: LodgeCommand) => ({
    ...command,
    version: command.declarationVersion,
    invoiceNumber: command.message.declaration.invoice.number,
  });

  return {
    offers: { findByKey: true, status: true },

    async lodge(command) {
      const message = buildLodgement(command.message, command);
      return interpretReceipt(await transport.command('/declarations', refsOf(command), message));
    },

    async cancel(command) {
      const message = { ...named(command), reason: command.reason };
      return interpretReceipt(await transport.command('/cancellations', command, message));
    },

    async announceArrival(command) {
      const message = { mrn: command.mrn, place: command.place, transport_document: command.s10 };
      return interpretReceipt(await transport.command('/arrivals', command, message));
    },

    async amend(command) {
      const refs = refsOf(command);
      const declaration = {
        ...buildLodgement(command.message, command),
        ...{ reference: refs.key, lrn: refs.lrn, invoice_number: refs.invoiceNumber, version: refs.version },
      };
      const message = { ...named(command), reason: command.reason, declaration };
      return interpretReceipt(await transport.command('/amendments', refs, message));
    },

    async cancelAmendment(command) {
      const { amendment, reason } = command;
      const message = { ...named(command), amendment, reason };
      return interpretReceipt(await transport.command('/amendment-cancellations', command, message));
    },

    async presentGoods(command) {
      return interpretReceipt(await transport.command('/presentations', command, { place: command.place }));
    },

    async supplyDocuments(command) {
      const message = { mrn: command.mrn, documents: command.documents.map(buildDocument) };
      return interpretReceipt(await transport.command('/documents', command, message));
    },

    async answerQuery(command) {
      const { mrn, text, documents } = command;
      const message = { mrn, text, documents: documents.map(buildDocument) };
      return interpretReceipt(await transport.command('/query-answers', command, message));
    },

    findByKey: (question) =>
      transport.ask(`/by-key/${encodeURIComponent(question.key)}`, question, interpretFoundCommand),

    status: (question) => transport.ask(`/status/${encodeURIComponent(question.reference)}`, question, interpretStatus),
  };
}

/** The MRN, where the authority has given one; the LRN goes with every command. */
const named = ({ mrn }: { mrn?: string }): { mrn?: string } => (mrn === undefined ? {} : { mrn });

const buildDocument = ({ documentId, kind, sha256 }: DocumentReference): object => ({
  identifier: documentId,
  kind,
  sha256,
});
