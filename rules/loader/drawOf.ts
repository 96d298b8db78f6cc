import { createHash } from 'node:crypto';

/** Decimal places of a draw. */
const DIGITS = 9;

/**
 * The reproducible draw of a declaration: a decimal in [0, 1) with nine places, the same for ever for the same
 * declaration and salt, and in no order a trader could foresee without the salt.
 * 64 bits of SHA-256 scaled to nine decimal digits, so that the text is exact and the bias below one in 10^10.
 */
export function drawOf(declarationId: string, salt: string): string {
  const hash = createHash('sha256').update(`${salt}:${declarationId}`, 'utf8').digest();
  const scaled = (hash.readBigUInt64BE(0) * 10n ** BigInt(DIGITS)) >> 64n;
  return `0.${scaled.toString().padStart(DIGITS, '0')}`;
}
