const PATIENCE_MS = 3_000;

/** Whether an API is ready for work at this address. */
export async function isAnswering(apiUrl: string): Promise<boolean> {
  try {
    const { ok } = await fetch(new URL('/readyz', apiUrl), { signal: AbortSignal.timeout(PATIENCE_MS) });
    return ok;
  } catch {
    return false;
  }
}
