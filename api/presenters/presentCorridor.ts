import { countryCode } from '../contract/primitives.js';

/** The corridor that a list shows, of data whose form may be wrong yet: what is no country is not shown as one. */
export const presentCorridor = (
  corridor: { origin?: string; destination?: string } = {},
): { origin: string | null; destination: string | null } => ({
  origin: codeOf(corridor.origin),
  destination: codeOf(corridor.destination),
});

const codeOf = (text: string | undefined): string | null => countryCode.safeParse(text).data ?? null;
