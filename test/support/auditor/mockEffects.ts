/** One effect as a mock counterparty counts it: what was asked for under one key, and how often it was really done. */
export interface Effect {
  counterparty: string;
  operation: string;
  key: string;
  performed: number;
  asked: number;
}

interface EffectOnTheWire {
  operation: string;
  reference: string;
  performed: number;
  asked: number;
}

/** Addresses of the mock counterparties by name (customs, naeb, rica, carrier, payment). */
export type MockUrls = Readonly<Record<string, string>>;

/** Asks every mock for all effects it had. */
export async function readEffects(urls: MockUrls): Promise<Effect[]> {
  const lists = await Promise.all(
    Object.entries(urls).map(async ([counterparty, url]) => {
      const answer = await fetch(new URL('/_control/effects', url));
      if (!answer.ok) throw new Error(`${counterparty} answers ${answer.status} when asked for its effects`);
      const body = (await answer.json()) as { effects: EffectOnTheWire[] };
      return body.effects.map(({ operation, reference, performed, asked }) => ({
        counterparty,
        operation,
        key: reference,
        performed,
        asked,
      }));
    }),
  );
  return lists.flat();
}
