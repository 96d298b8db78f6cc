/** One certificate that an agency issues. */
export interface Certificate {
  type: string;
  /** What it is for, as a refusal says it. */
  covers: string;
  /** First digits of the commodity codes it is for; none: all goods. */
  goods: readonly string[];
  /** How its numbers begin. */
  numbers: string;
  validityDays: number;
  /** Code of a refusal because of the goods. */
  notCovered: string;
}

/** In what one agency differs from another. The periods and numbers are this mock's own, no law's. */
export interface AgencyProfile {
  /** Code of the agency in lower case. */
  service: string;
  /** `outside`: waits to be told the decision. `itself`: decides a little later and tells by notice. */
  decides: 'outside' | 'itself';
  /** The form of its applicants' numbers. */
  applicants: 'nine digits' | 'letters and digits';
  /** None: an agency that this mock knows nothing of, and that certifies whatever it is asked to. */
  certificates: readonly Certificate[];
}
