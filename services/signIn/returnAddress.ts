/** Where a browser goes after sign-in when it does not say. */
export const AFTER_SIGN_IN = '/sign-in/account';

/** A name that no browser resolves: what is still at it after parsing is an address of ours. */
const HERE = 'https://here.invalid';

/**
 * Where to send the browser after sign-in: a path of this installation, or {@link AFTER_SIGN_IN}. Whatever leads, or could
 * be read to lead, elsewhere is not followed: other schemes and hosts, `//host`, backslashes, control characters.
 */
export function readReturnAddress(asked: unknown): string {
  if (typeof asked !== 'string' || asked.length > 2_000) return AFTER_SIGN_IN;
  if (!asked.startsWith('/') || /[\\\u0000-\u0020\u007f-\u{10ffff}]/u.test(asked)) return AFTER_SIGN_IN;
  if (!URL.canParse(asked, HERE)) return AFTER_SIGN_IN;
  const { origin, pathname, search, hash } = new URL(asked, HERE);
  // Dots in a path may fold into a second slash: what is followed is what was parsed.
  if (origin !== HERE || pathname.startsWith('//')) return AFTER_SIGN_IN;
  return `${pathname}${search}${hash}`;
}
