import type { GateLimits } from '../../services/limits/fairGate.js';

/** Limits of what one request may carry and ask for. The setting `API_LIMITS` changes them by name. */
export const REQUEST_LIMITS = {
  /** Bytes of a JSON body, of a counterparty's notice, and of an uploaded file. */
  jsonBytes: 512 * 1024,
  noticeBytes: 256 * 1024,
  fileBytes: 10 * 1024 * 1024,
  /** Deepest nesting of a body: deeper ones are never meant well. */
  depth: 20,
  /** Members of one array or object, and of the whole body. */
  items: 10_000,
  values: 100_000,
  /** Characters of one text. The contract's own limits, which are narrower, come after. */
  textCharacters: 20_000,
  /** Items of one page of a list. The contract never gives more than 100. */
  pageItems: 100,
};

/** Limits of what one request may carry and ask for. */
export type RequestLimits = Readonly<typeof REQUEST_LIMITS>;

/** Limits of requests, and where files of requests under way lie. */
export type BodyLimits = RequestLimits & { readonly uploadFolder: string };

/** How often and how many at once requests are let in. */
export interface AdmissionLimits extends GateLimits {
  /** Of one credential. */
  requestsPerMinute: number;
  /** Of one person, one firm and one address, as multiples of it. */
  personShare: number;
  firmShare: number;
  addressShare: number;
}

/** What of it the setting `API_LIMITS` can change; requests a minute have a setting of their own. */
export const ADMISSION_LIMITS: Readonly<Omit<AdmissionLimits, 'requestsPerMinute'>> = {
  personShare: 2,
  firmShare: 5,
  addressShare: 10,
  atOnce: 160,
  atOncePerFirm: 64,
  waitingPerFirm: 1_000,
};
