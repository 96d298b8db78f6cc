import { z } from 'zod';
import { isAgencyCounterparty } from '../../../domain/clearance/roles.js';
import { interpretReasons, TheirReasonSchema } from '../transport/interpretAnswer.js';
import { defineReader, readNotice, type NoticeReading } from '../transport/noticeEnvelope.js';
import { PERMIT_READING } from './errors.js';
import { PermitSchema, toPermit } from './interpretApplication.js';

const GRANTED = defineReader('permit_granted', PermitSchema, (data) => ({ ...toPermit(data) }));

const REFUSED = defineReader(
  'permit_refused',
  z.object({ application_reference: z.string(), reasons: z.array(TheirReasonSchema) }),
  ({ application_reference: applicationReference, reasons }) => ({
    applicationReference,
    reasons: interpretReasons(reasons, PERMIT_READING).map((reason) => ({ ...reason })),
  }),
);

/**
 * Reads a notice of a permit agency. Facts: `permit_granted` {applicationReference, permitNumber, validFrom, validUntil,
 * quantityGrams}; `permit_refused` {applicationReference, reasons}.
 */
export const interpretNotice = (rawBody: unknown): NoticeReading =>
  readNotice(rawBody, (type) => {
    const [agency, ...rest] = type.split('.');
    if (!isAgencyCounterparty(agency ?? '')) return undefined;
    const what = rest.join('.');
    if (what === 'application.granted') return GRANTED;
    return what === 'application.refused' ? REFUSED : undefined;
  });
