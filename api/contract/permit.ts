import { z } from 'zod';
import {
  calendarDate,
  countryCode,
  grams,
  identifier,
  instant,
  pageOf,
  reasonText,
  writtenText,
} from './primitives.js';
import { AgencyCode, PermitStanding, PermitType } from './vocabulary.js';

/** A permit on file, with what may still be written off. */
export const Permit = z
  .object({
    id: identifier('prm'),
    organisation_id: identifier('org'),
    permit_type: PermitType,
    agency: AgencyCode,
    number: z.string(),
    hs_prefixes: z.array(z.string()),
    destination: countryCode.nullable().meta({ description: 'Null: any' }),
    quantity_grams: z.int(),
    reserved_grams: z.int(),
    written_off_grams: z.int(),
    remaining_grams: z.int().meta({ description: 'Neither reserved nor written off' }),
    valid_from: calendarDate,
    valid_until: calendarDate,
    status: z.enum(['valid', 'revoked']),
    application_id: identifier('app').nullable(),
    created_at: instant,
  })
  .meta({ id: 'Permit' });
export type Permit = z.infer<typeof Permit>;
export const PermitPage = pageOf(Permit, 'PermitPage');

/** A permit issued outside Portolan, put on file by an officer of the agency that issued it. */
export const RegisterPermitBody = z
  .strictObject({
    organisation_id: identifier('org'),
    permit_type: PermitType,
    number: writtenText(60),
    hs_prefixes: z
      .array(z.string().regex(/^\d{2,10}$/, 'must be 2 to 10 digits'))
      .min(1)
      .max(50),
    destination: countryCode.optional(),
    quantity_grams: grams,
    valid_from: calendarDate,
    valid_until: calendarDate,
    reason: reasonText,
  })
  .meta({ id: 'RegisterPermitBody' });

/** One application for one permit. A repaired refusal is a new round. */
export const PermitApplication = z
  .object({
    id: identifier('app'),
    organisation_id: identifier('org'),
    declaration_id: identifier('dec'),
    data_version: z.int(),
    permit_type: PermitType,
    agency: AgencyCode,
    decides: z.enum(['here', 'authority']),
    round: z.int(),
    standing: PermitStanding,
    hs_code: z.string(),
    quantity_grams: z.int(),
    agency_reference: z.string().nullable(),
    reasons: z.array(z.unknown()),
    permit_id: identifier('prm').nullable(),
    created_at: instant,
    decided_at: instant.nullable(),
  })
  .meta({ id: 'PermitApplication' });
export type PermitApplication = z.infer<typeof PermitApplication>;
export const PermitApplicationPage = pageOf(PermitApplication, 'PermitApplicationPage');
