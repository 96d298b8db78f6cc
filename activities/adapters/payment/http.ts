import { HttpTransport, type TransportOptions } from '../transport/httpTransport.js';
import { buildIntent, buildRefund } from './buildIntent.js';
import { interpretFoundCommand, interpretIntent, interpretRefund, interpretStatus } from './interpretPayment.js';
import type { PaymentPort } from './port.js';

/** The payment provider over HTTP. */
export function createHttpPayment(options: Omit<TransportOptions, 'counterparty'>): PaymentPort {
  const transport = new HttpTransport({ ...options, counterparty: 'payment' });
  return {
    offers: { findByKey: true, status: true },

    async createIntent(command) {
      return interpretIntent(await transport.command('/intents', command, buildIntent(command)));
    },

    async refund(command) {
      return interpretRefund(await transport.command('/refunds', command, buildRefund(command)));
    },

    findByKey: (question) =>
      transport.ask(`/by-key/${encodeURIComponent(question.key)}`, question, interpretFoundCommand),

    status: (question) => transport.ask(`/status/${encodeURIComponent(question.reference)}`, question, interpretStatus),
  };
}
