import { isApiKey, readApiKey, shownOf, writeApiKey } from '../../../domain/access/apiKey.js';

const id = 'key_01936f2e-7c1a-7b8e-9a54-2f6d3c1b0a99';
const secret = `${'aB3_-'.repeat(8)}xyz`;

describe('a key as text', () => {
  it('is read back as it was written', () => {
    for (const mode of ['test', 'live'] as const) {
      const text = writeApiKey({ mode, id, secret });
      expect(text).toBe(`ptl_${mode}_01936f2e7c1a7b8e9a542f6d3c1b0a99_${secret}`);
      expect(readApiKey(text)).toEqual({ mode, id, secret });
      expect(text.startsWith(shownOf(mode, id))).toBe(true);
      expect(shownOf(mode, id)).not.toContain(secret);
    }
  });

  it('is told from other tokens, and nothing but its own form is read', () => {
    const text = writeApiKey({ mode: 'live', id, secret });
    expect([isApiKey(text), isApiKey('portolan_abc'), isApiKey('')]).toEqual([true, false, false]);
    const others = [
      `${text}x`,
      text.slice(0, -1),
      text.replace('live', 'prod'),
      text.replace('7c1a', '7C1A'),
      ` ${text}`,
    ];
    expect(others.map(readApiKey)).toEqual(others.map(() => undefined));
  });
});
