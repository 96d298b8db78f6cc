/**
 * Keys that stand twice in one object of a JSON text; `JSON.parse` silently keeps the last, so that a row could change
 * its meaning unseen. The text must be valid JSON.
 */
export function duplicateKeys(text: string): string[] {
  const duplicates: string[] = [];
  const open: (Set<string> | null)[] = [];
  const tokens = /"((?:[^"\\]|\\.)*)"\s*(:)?|[{}[\]]/gs;
  for (const [token, key, colon] of text.matchAll(tokens)) {
    if (token === '{') open.push(new Set());
    else if (token === '[') open.push(null);
    else if (token === '}' || token === ']') open.pop();
    else if (colon === ':' && key !== undefined) {
      const keys = open.at(-1);
      if (keys?.has(key) === true) duplicates.push(key);
      keys?.add(key);
    }
  }
  return duplicates;
}
