/** Closed lists of the wire, taken from the domain so that they can never drift from it. */
import { MEMBER_ROLES } from '../../domain/people/memberRoles.js';
import { z } from 'zod';
import { ACT_KINDS, RESOLUTIONS } from '../../domain/clearance/actions.js';
import { DEADLINE_NAMES } from '../../domain/clearance/deadlines.js';
import { FLAGS } from '../../domain/clearance/flags.js';
import { LANES } from '../../domain/clearance/lanes.js';
import { PERMIT_APPLICATION_STATES } from '../../domain/clearance/permitApplication.js';
import { PERSON_ROLES } from '../../domain/clearance/roles.js';
import { STATES } from '../../domain/clearance/states.js';

export const StateName = z.enum(STATES).meta({ id: 'State' });
export const LaneName = z.enum(LANES).meta({ id: 'Lane' });
export const FlagName = z.enum(FLAGS).meta({ id: 'Flag' });
export const RoleName = z.enum(PERSON_ROLES).meta({ id: 'Role' });
export const MemberRoleName = z.enum(MEMBER_ROLES).meta({ id: 'MemberRole' });
/** Which agencies there are, the country packs say. */
export const AgencyCode = z
  .string()
  .regex(/^[A-Z]{2,12}$/)
  .meta({ id: 'Agency', description: 'Code of a permit agency, as a country pack names it', examples: ['RICA'] });
export const ActionName = z.enum(ACT_KINDS as readonly [string, ...string[]]).meta({ id: 'Action' });
export const ResolutionName = z.enum(RESOLUTIONS).meta({ id: 'Resolution' });
export const DeadlineName = z.enum(DEADLINE_NAMES).meta({ id: 'DeadlineName' });

export const DOCUMENT_KINDS = [
  'commercial_invoice',
  'packing_list',
  'certificate_of_origin',
  'phytosanitary_certificate',
  'quality_certificate',
  'health_certificate',
  'halal_certificate',
  'cosmetic_notification',
  'other',
] as const;
export const DocumentKind = z.enum(DOCUMENT_KINDS).meta({ id: 'DocumentKind' });
/** Permit types are the country packs' to name: a country is data only. */
export const PermitType = z
  .string()
  .regex(/^[a-z][a-z0-9-]{2,60}$/)
  .meta({
    id: 'PermitType',
    description: 'Type of a permit, as a country pack names it',
    examples: ['rica-phytosanitary'],
  });
export const PermitStanding = z.enum(PERMIT_APPLICATION_STATES).meta({ id: 'PermitStanding' });
