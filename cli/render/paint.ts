/** Colours that mean something here; names, not codes, so that the choice stands in one place. */
const CODES = { good: 32, bad: 31, quiet: 90, strong: 1, state: 36 } as const;
export type Colour = keyof typeof CODES;

/** Colours a text, or leaves it as it is where colours are not wanted. */
export type Paint = (colour: Colour, text: string) => string;

/** @param wanted true only on a terminal */
export function createPaint(wanted: boolean): Paint {
  return wanted ? (colour, text) => `\u001b[${CODES[colour]}m${text}\u001b[0m` : (_, text) => text;
}
