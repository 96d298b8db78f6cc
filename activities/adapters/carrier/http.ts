import { HttpTransport, type TransportOptions } from '../transport/httpTransport.js';
import { buildBooking } from './buildBooking.js';
import { interpretFoundCommand, interpretLabel, interpretStatus } from './interpretCarrier.js';
import type { CarrierPort } from './port.js';

/** The carrier over HTTP. */
export function createHttpCarrier(options: Omit<TransportOptions, 'counterparty'>): CarrierPort {
  const transport = new HttpTransport({ ...options, counterparty: 'carrier' });
  return {
    offers: { findByKey: true, status: true },

    async book(command) {
      const refs = { ...command, invoiceNumber: command.declaration.invoice.number };
      return interpretLabel(await transport.command('/labels', refs, buildBooking(command)));
    },

    async cancelLabel(command) {
      const message = { s10: command.s10, reason: command.reason };
      return interpretLabel(await transport.command('/label-cancellations', command, message));
    },

    async stop(command) {
      const message = { s10: command.s10, reason: command.reason };
      return interpretLabel(await transport.command('/stops', command, message));
    },

    async resume(command) {
      const message = { s10: command.s10, reason: command.reason };
      return interpretLabel(await transport.command('/stop-ends', command, message));
    },

    findByKey: (question) =>
      transport.ask(`/by-key/${encodeURIComponent(question.key)}`, question, interpretFoundCommand),

    status: (question) => transport.ask(`/status/${encodeURIComponent(question.reference)}`, question, interpretStatus),
  };
}
