/**
 * "Other than", "excluding", "not containing" …: what follows, up to the next break, is what the goods are not.
 * "Without", "no" and "not" deny only what stands next to them.
 */
const NEGATED =
  /(?<![\p{L}\p{N}])(?:(?:other than|excluding|except(?:ing)?(?: for)?|excl\.?|not (?:including|containing|of|for|being|elsewhere)|non[- ]containing)\s+[^;,.()]*|(?:without|no|(?<!\bor )not|free (?:of|from))\s+(?:added\s+)?[\p{L}\p{N}]+)/giu;

/** A text without the parts that say what the goods are not, and these parts. */
export function cutNegated(text: string): { readonly kept: string; readonly negated: string } {
  const negated: string[] = [];
  const kept = text.replace(NEGATED, (part) => {
    negated.push(part.trim());
    return ' ';
  });
  return kept.trim() === '' ? { kept: text, negated: '' } : { kept: kept.trim(), negated: negated.join(' ') };
}
