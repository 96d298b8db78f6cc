/** Files of XML that attack their reader: twelve kinds, each with a place for the address of a canary. */
export function hostileXml(canary: string): readonly (readonly [string, Uint8Array])[] {
  const head = '<?xml version="1.0" encoding="UTF-8"?>\n';
  const laughs = Array.from(
    { length: 10 },
    (_, level) => `<!ENTITY lol${level} "${level === 0 ? 'lol' : `&lol${level - 1};`.repeat(10)}">`,
  ).join('\n');
  const quadratic = `<!ENTITY a "${'a'.repeat(50_000)}">`;
  const utf16 = (text: string): Buffer => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
  const texts: readonly (readonly [string, string])[] = [
    ['entities within entities', `${head}<!DOCTYPE l [${laughs}]><l>&lol9;</l>`],
    ['one long entity many times', `${head}<!DOCTYPE l [${quadratic}]><l>${'&a;'.repeat(50_000)}</l>`],
    ['an external entity', `${head}<!DOCTYPE l [<!ENTITY x SYSTEM "${canary}/entity">]><l>&x;</l>`],
    ['an entity of a file', `${head}<!DOCTYPE l [<!ENTITY x SYSTEM "file:///etc/passwd">]><l>&x;</l>`],
    ['a parameter entity', `${head}<!DOCTYPE l [<!ENTITY % p SYSTEM "${canary}/parameter"> %p;]><l/>`],
    ['an external document type', `<!DOCTYPE l SYSTEM "${canary}/type.dtd"><l/>`],
    [
      'a document type behind a comment',
      `${head}<!-- ${'x'.repeat(100_000)} -->\n<!DOCTYPE l PUBLIC "-//X//Y" "${canary}/p"><l/>`,
    ],
    ['another encoding', `<?xml version="1.0" encoding="UTF-7"?>\n+ADwAIQ-DOCTYPE l SYSTEM "${canary}/utf7"+AD4-<l/>`],
    ['nesting 10,000 deep', `${head}${'<l>'.repeat(10_000)}${'</l>'.repeat(10_000)}`],
    ['a huge attribute', `${head}<l a="${'x'.repeat(5_000_000)}"/>`],
    [
      'an inclusion and a style sheet',
      `${head}<?xml-stylesheet href="${canary}/style"?><l xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="${canary}/inclusion"/></l>`,
    ],
  ];
  return [
    ...texts.map(([name, text]) => [name, new Uint8Array(Buffer.from(text))] as const),
    [
      'a document type in UTF-16',
      new Uint8Array(utf16(`<?xml version="1.0"?><!DOCTYPE l SYSTEM "${canary}/utf16"><l/>`)),
    ],
  ];
}
