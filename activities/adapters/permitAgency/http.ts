import { HttpTransport, type TransportOptions } from '../transport/httpTransport.js';
import { buildApplication, buildIssue } from './buildApplication.js';
import {
  interpretApplication,
  interpretFoundCommand,
  interpretIssue,
  interpretStatus,
} from './interpretApplication.js';
import type { PermitAgencyPort } from './port.js';

/** A permit agency over HTTP: all of them speak alike, and decide differently. */
export function createHttpPermitAgency(options: TransportOptions): PermitAgencyPort {
  const transport = new HttpTransport(options);
  return {
    offers: { findByKey: true, status: true },

    async apply(command) {
      return interpretApplication(await transport.command('/applications', command, buildApplication(command)));
    },

    async issue(command) {
      return interpretIssue(await transport.command('/issues', command, buildIssue(command)));
    },

    async withdraw(command) {
      const message = { application_reference: command.applicationReference };
      return interpretApplication(await transport.command('/withdrawals', command, message));
    },

    findByKey: (question) =>
      transport.ask(`/by-key/${encodeURIComponent(question.key)}`, question, interpretFoundCommand),

    status: (question) => transport.ask(`/status/${encodeURIComponent(question.reference)}`, question, interpretStatus),
  };
}
