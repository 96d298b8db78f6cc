import type { Caller } from './caller.js';
import type { ServiceDeps } from './serviceDeps.js';

/** The day (YYYY-MM-DD) that it is now in the country of the caller's organisation. */
export const todayOf = (
  { registry, clock }: Pick<ServiceDeps, 'registry' | 'clock'>,
  { organisationCountry }: Pick<Caller, 'organisationCountry'>,
): string => registry.dayIn(organisationCountry, clock().toISOString());
