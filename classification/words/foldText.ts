/**
 * One spelling for what is written in many: lower case, without accents, full-width letters made narrow, and the
 * possessive joined to its word (`women's`, `womens`, `women s` are one word to a trader).
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .normalize('NFC')
    .replace(/&(amp|#39|quot);/g, ' ')
    .replace(/[’'`´]/g, '')
    .replace(/\b(men|women|boy|girl|lady|ladie|kid|child|children|baby) s\b/g, '$1s');
}
