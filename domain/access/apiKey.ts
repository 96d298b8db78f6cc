import type { PersonRole } from '../clearance/roles.js';

/**
 * A firm's key as text: `ptl_<mode>_<id>_<secret>`, the id as 32 hexadecimal digits, the secret as 256 random bits in
 * base64url. The beginning lets scanners of sources find a key that was left lying.
 */
export const MODES = ['test', 'live'] as const;
/** In test mode the mock counterparties obey magic values; in live mode nobody does. */
export type Mode = (typeof MODES)[number];

/** Roles in which a key may act. Officers and operators decide in person. */
export const KEY_ROLES = ['exporter'] as const satisfies PersonRole[];
export type KeyRole = (typeof KEY_ROLES)[number];

/** A key taken apart. */
export interface ApiKeyText {
  mode: Mode;
  /** Type prefix and UUID. */
  id: string;
  /** 43 characters of base64url. */
  secret: string;
}

const FORM = /^ptl_(test|live)_([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})_([A-Za-z0-9_-]{43})$/;

/** Does a bearer token look like a key? */
export const isApiKey = (token: string): boolean => token.startsWith('ptl_');

/** The parts of a key, or undefined when the text has another form. */
export function readApiKey(text: string): ApiKeyText | undefined {
  const [, mode, ...parts] = FORM.exec(text) ?? [];
  const secret = parts.pop();
  if (mode === undefined || secret === undefined) return undefined;
  return { mode: mode === 'live' ? 'live' : 'test', id: `key_${parts.join('-')}`, secret };
}

/** What of a key may be shown for ever. @param id type prefix and UUID */
export const shownOf = (mode: Mode, id: string): string =>
  `ptl_${mode}_${id.slice(id.indexOf('_') + 1).replaceAll('-', '')}`;

/** The key as its program presents it. */
export const writeApiKey = ({ mode, id, secret }: ApiKeyText): string => `${shownOf(mode, id)}_${secret}`;
