/** Where an arrow of the table comes from. Named once, so that each row can cite its source in one word. */
export const SOURCES = {
  portolan: 'Portolan, canonical machine (docs/architecture.md, section 4)',
  kyoto: 'Revised Kyoto Convention, General Annex, chapter 3 (clearance formalities)',
  kyotoAmend: 'Revised Kyoto Convention, General Annex, chapter 3 (amendment and withdrawal of the declaration)',
  kyotoRelease: 'Revised Kyoto Convention, General Annex, chapter 3 (release of goods)',
  kyotoAppeal: 'Revised Kyoto Convention, General Annex, chapter 10 (appeals)',
  kyotoOffence: 'Revised Kyoto Convention, Specific Annex H, chapter 1 (customs offences)',
  hmrcStatus: 'HMRC customs-declare-exports, function codes of trader-visible statuses (SubmissionStatus)',
  asycudaLane: 'ASYCUDA++ functional manual, section 6 (selectivity and lanes)',
  asycudaFlow: 'ASYCUDA++ functional manual, section 3 (declaration processing)',
  cbecMatching: 'China, supervision of cross-border retail import and export (order, payment and waybill compared)',
  wtoTfa: 'WTO Trade Facilitation Agreement, articles 7 and 10',
  permitLaw: "Agency's decision on a mandatory permit (pack of the country of origin)",
} as const;

export type SourceName = keyof typeof SOURCES;
