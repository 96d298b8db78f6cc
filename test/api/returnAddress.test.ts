import { AFTER_SIGN_IN, readReturnAddress } from '../../services/signIn/returnAddress.js';

test.each(['/v1/me', '/a/b?c=d&e=/f#g', '/?next=https://elsewhere.example/', '/a:b@c'])('%s is followed', (asked) => {
  expect(readReturnAddress(asked)).toBe(asked);
});

test.each([
  ['nothing', undefined],
  ['several', ['/a', '/b']],
  ['no path', ''],
  ['a relative path', 'v1/me'],
  ['another host', 'https://evil.example/'],
  ['another host without a scheme', '//evil.example/'],
  ['three slashes', '///evil.example/'],
  ['a backslash', '/\\evil.example/'],
  ['two backslashes', '\\\\evil.example/'],
  ['a tab, which browsers leave out', '/\t/evil.example/'],
  ['a line break', '/\n/evil.example'],
  ['a header of its own', '/a\r\nSet-Cookie: b=c'],
  ['a scheme', 'javascript:alert(1)'],
  ['a space in front', ' //evil.example/'],
  ['dots that fold into a host', '/.//evil.example/'],
  ['more dots', '/a/..//evil.example/'],
  ['dots as they are also written', '/%2e//evil.example/'],
  ['letters that only look like a slash', '/\uff0f\uff0fevil.example'],
  ['a NUL', '/\u0000'],
  ['too much', `/${'a'.repeat(2_000)}`],
])('%s is not', (_what, asked) => {
  expect(readReturnAddress(asked)).toBe(AFTER_SIGN_IN);
});
