import type { IDToken } from 'openid-client';

/** What somebody is called (OpenID Connect Core, section 5.1); undefined where that is nothing to be shown. */
export function nameIn({ name }: IDToken): string | undefined {
  if (typeof name !== 'string') return undefined;
  const shown = name
    .normalize('NFC')
    .replaceAll(/[\p{C}\s]+/gu, ' ')
    .trim();
  return shown === '' || shown.length > 200 ? undefined : shown;
}
