import type { CustomFetch } from 'openid-client';

/** Most bytes of one answer of the identity provider. Its tokens and keys are a few thousand. */
const MOST_BYTES = 256 * 1024;

/** A TypeError, as the client lets those of `fetch` pass. */
class AnswerTooLarge extends TypeError {
  readonly code = 'ANSWER_TOO_LARGE';

  constructor() {
    super(`the identity provider answers with more than ${MOST_BYTES} bytes`);
  }
}

/** Asks the identity provider: no redirects, and no more of an answer than anybody needs. */
export const limitedFetch: CustomFetch = async (address, options) => {
  const response = await fetch(address, { ...options, redirect: 'manual' });
  if (response.body === null) return response;
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body) {
    length += (part as Uint8Array).byteLength;
    if (length > MOST_BYTES) throw new AnswerTooLarge();
    parts.push(part as Uint8Array);
  }
  const { status, statusText, headers } = response;
  return new Response(Buffer.concat(parts), { status, statusText, headers });
};
