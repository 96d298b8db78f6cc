/**
 * How often a firm may do what costs others: each submission reserves permits and is work for officers and agencies, and
 * each withdrawal undoes it. Product defaults, far above what one firm's parcels need; the setting `BUSINESS_LIMITS`
 * changes them.
 */
export const BUSINESS_LIMITS = {
  submissionsPerHour: 5_000,
  withdrawalsPerDay: 1_000,
  /** Applications for permits that agencies have not decided. */
  openApplications: 2_000,
};
export type BusinessLimits = Readonly<typeof BUSINESS_LIMITS>;
