import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** Hash of a pack's content, `sha256:<hex>`, over canonical JSON (RFC 8785): order of keys and white space do not count. */
export function hashPack(content: Readonly<Record<string, unknown>>): string {
  const text = canonicalize(content);
  if (text === undefined) throw new Error('A pack without content has no hash');
  return `sha256:${createHash('sha256').update(text, 'utf8').digest('hex')}`;
}
