/** Certificates an exporter may want from an agency although no law asks for them. */
export const REQUESTED_CERTIFICATES = ['halal', 'certificate_of_origin'] as const;
export type RequestedCertificate = (typeof REQUESTED_CERTIFICATES)[number];

/** A claim to a lower duty and its proof. Without both number and day of the certificate there is no claim. */
export interface PreferenceClaim {
  /** Scheme as the destination's pack names it, such as `ldc`. */
  readonly scheme: string;
  /** Number of the certificate of origin. */
  readonly certificate_number: string;
  /** Day it was issued, YYYY-MM-DD. */
  readonly issued_on: string;
}

/** A claim to be relieved of taxes, such as for returned goods or gifts between people. */
export interface ReliefClaim {
  /** Code of the relief as the destination's pack names it. */
  readonly code: string;
  /** Number of the decision or document it rests on, where the relief asks for one. */
  readonly document_number?: string;
}
