/** Closed lists of the wire, taken from the domain so that they can never drift from it. */
import { z } from 'zod';
import { ACT_KINDS, RESOLUTIONS } from '../../domain/clearance/actions.js';
import { DEADLINE_NAMES } from '../../domain/clearance/deadlines.js';
import { FLAGS } from '../../domain/clearance/flags.js';
import { LANES } from '../../domain/clearance/lanes.js';
import { PERMIT_APPLICATION_STATES, PERMIT_TYPES } from '../../domain/clearance/permitApplication.js';
import { AGENCIES, PERSON_ROLES } from '../../domain/clearance/roles.js';
import { STATES } from '../../domain/clearance/states.js';

export const StateName = z.enum(STATES).meta({ id: 'State' });
export const LaneName = z.enum(LANES).meta({ id: 'Lane' });
export const FlagName = z.enum(FLAGS).meta({ id: 'Flag' });
export const RoleName = z.enum(PERSON_ROLES).meta({ id: 'Role' });
export const AgencyCode = z.enum(AGENCIES).meta({ id: 'Agency' });
export const ActionName = z.enum(ACT_KINDS as readonly [string, ...string[]]).meta({ id: 'Action' });
export const ResolutionName = z.enum(RESOLUTIONS).meta({ id: 'Resolution' });
export const DeadlineName = z.enum(DEADLINE_NAMES).meta({ id: 'DeadlineName' });

export const DOCUMENT_KINDS = [
  'commercial_invoice',
  'packing_list',
  'certificate_of_origin',
  'phytosanitary_certificate',
  'quality_certificate',
  'other',
] as const;
export const DocumentKind = z.enum(DOCUMENT_KINDS).meta({ id: 'DocumentKind' });
export const PermitType = z.enum(PERMIT_TYPES).meta({ id: 'PermitType' });
export const PermitStanding = z.enum(PERMIT_APPLICATION_STATES).meta({ id: 'PermitStanding' });
