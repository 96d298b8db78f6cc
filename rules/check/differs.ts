/** Says what an example expects and what came out instead; nothing where they agree. */
export const differs = (what: string, wanted: string | undefined, found: string | undefined): string[] =>
  wanted === found ? [] : [`${what}: expected ${wanted ?? 'nothing'}, computed ${found ?? 'nothing'}`];
