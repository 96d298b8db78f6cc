/** A text that has broken some program somewhere. */
export interface HostileString {
  readonly name: string;
  readonly text: string;
}

const repeated = (text: string, times: number): string => text.repeat(times);
const fromCodePoints = (...codes: number[]): string => String.fromCodePoint(...codes);

/** What no text can hold and nothing keeps: refused wherever it stands. */
const UNWRITABLE: readonly HostileString[] = [
  { name: 'NUL', text: '\u0000' },
  { name: 'NUL within', text: 'before\u0000after' },
  { name: 'first half of a pair', text: '\ud83d' },
  { name: 'second half of a pair', text: 'a\udc00b' },
  { name: 'halves in the wrong order', text: '\udc00\ud83d' },
];

/** What every free text takes, and no code, number or day does. */
export const TAKEN_BY_MOST: HostileString = {
  name: 'Kinyarwanda, Chinese, Thai, Devanagari',
  text: 'Ikawa y’u Rwanda 咖啡豆 กาแฟ कॉफ़ी',
};

/** What every object of this language has, so that a table which is asked for it answers with what it was never given. */
export const OF_EVERY_OBJECT: HostileString = { name: 'prototype', text: '__proto__' };

/** Writing of the world, and marks that turn, join or hide it. */
const WRITING: readonly HostileString[] = [
  { name: 'right to left', text: 'שָׁלוֹם مرحبا' },
  { name: 'right to left override', text: 'invoice\u202egpj.exe' },
  { name: 'isolates that are never closed', text: '\u2066\u2067\u2068open' },
  { name: 'zero width within', text: 'ze\u200bro\u200c wi\u200ddth\u2060' },
  { name: 'only zero width', text: '\u200b\u200b' },
  { name: 'byte order mark', text: '\ufeffbegins' },
  { name: 'soft hyphen', text: 'cof\u00adfee' },
  { name: 'family of joined emoji', text: '👨‍👩‍👧‍👦 🏳️‍🌈 👩🏽‍🚒' },
  { name: 'flags and keycaps', text: '🇷🇼🇨🇳 1️⃣ #️⃣' },
  { name: 'beyond the basic plane', text: '𝕮𝖔𝖋𝖋𝖊𝖊 𠮷野家 𐍈' },
  { name: 'not composed', text: 'e\u0301 A\u030a n\u0303 \u1100\u1161\u11a8' },
  { name: 'composes differently', text: '\u212b \u2126 \u1e9b\u0323' },
  { name: 'flood of combining marks', text: `Z${repeated('\u0300\u0321\u0489', 40)}` },
  { name: 'a mark without its letter', text: '\u0301' },
  { name: 'grows in lower case', text: 'İstanbul ſtraße ﬁ' },
  TAKEN_BY_MOST,
  { name: 'digits of another writing', text: '١٢٣ १२३ １２３' },
  { name: 'private use and unassigned', text: fromCodePoints(0xe000, 0xf8ff, 0x10ffff, 0x378) },
  { name: 'noncharacters', text: '\ufffe\uffff\ufdd0' },
  { name: 'replacement character', text: '\ufffd' },
  { name: 'line and paragraph separators', text: 'one\u2028two\u2029three' },
  { name: 'kinds of space', text: 'a\u00a0b\u2003c\u3000d\u180ee' },
];

/** Control characters that text may hold. */
const CONTROL: readonly HostileString[] = [
  { name: 'lines', text: 'one\r\ntwo\nthree\rfour' },
  { name: 'tab, bell, escape', text: 'a\tb\u0007c\u001b[31md' },
  { name: 'delete and C1', text: '\u007f\u0080\u0085\u009f' },
  { name: 'end of medium', text: 'x\u0019\u001ay' },
];

/** Texts that mean something to a program behind. */
const MEANING: readonly HostileString[] = [
  { name: 'SQL, a quote', text: "Robert'); DROP TABLE declaration;--" },
  { name: 'SQL, always true', text: '1 OR 1=1 /* " */' },
  { name: 'SQL, dollars', text: '$$; SELECT pg_sleep(10); $$' },
  { name: 'SQL, a pattern', text: '%_\\%\\_' },
  { name: 'template of expressions', text: '${7*7} {{7*7}} #{7*7} <%= 7*7 %>' },
  { name: 'format', text: '%s %n %x %1$s {0}' },
  { name: 'lookup', text: '${jndi:ldap://127.0.0.1/a}' },
  { name: 'script', text: '<script>alert(1)</script>"\'><img src=x onerror=alert(1)>' },
  { name: 'entity', text: '<!DOCTYPE x [<!ENTITY y SYSTEM "file:///etc/passwd">]>&y;' },
  { name: 'end of CDATA', text: ']]> --> */ ?>' },
  { name: 'cell, equals', text: "=cmd|' /C calc'!A0" },
  { name: 'cell, others', text: '+1+1 -1-1 @SUM(1) \t=1' },
  { name: 'cell behind a space', text: ' =HYPERLINK("http://127.0.0.1")' },
  { name: 'way up', text: '../../../../etc/passwd' },
  { name: 'way up, encoded', text: '%2e%2e%2f..\\..\\boot.ini' },
  { name: 'device', text: 'CON.txt' },
  { name: 'header', text: 'x\r\nSet-Cookie: a=b\r\n\r\n<html>' },
  { name: 'shell', text: '; cat /etc/passwd | `id` $(id) && true' },
  { name: 'null in words', text: 'null' },
  { name: 'undefined in words', text: 'undefined' },
  { name: 'not a number in words', text: 'NaN' },
  OF_EVERY_OBJECT,
  { name: 'constructor', text: 'constructor' },
  { name: 'a path to the prototype', text: 'constructor.prototype' },
  { name: 'JSON', text: '{"$ref":"#/"}' },
  { name: 'JSON, broken', text: '"},{"' },
  { name: 'number with an exponent', text: '1e309' },
  { name: 'number, negative nothing', text: '-0' },
  { name: 'a day that is none', text: '2026-02-30' },
  { name: 'pointer', text: '/~0~1' },
  { name: 'address', text: 'javascript:alert(1)' },
  { name: 'regular expression', text: '(a+)+$' },
];

/** Length and emptiness. */
const LENGTH: readonly HostileString[] = [
  { name: 'nothing', text: '' },
  { name: 'only spaces', text: '   ' },
  { name: 'spaces around', text: '  around  ' },
  { name: 'one character too many for most', text: repeated('x', 513) },
  { name: 'very long', text: repeated('long ', 14_000) },
  { name: 'very long, four bytes each', text: repeated('𠮷', 12_000) },
  { name: 'aaaa!', text: `${repeated('a', 3_000)}!` },
];

export const HOSTILE_STRINGS: readonly HostileString[] = [...WRITING, ...MEANING, ...UNWRITABLE, ...CONTROL, ...LENGTH];

export const isUnwritable = ({ text }: HostileString): boolean => UNWRITABLE.some((one) => one.text === text);
