/** Subheadings of chapter 9 (coffee, tea, spices) in HS 2022, after the chapter's two digits. */
const CHAPTER_9 = new Set(
  (
    '0111 0112 0121 0122 0190 0210 0220 0230 0240 0300 0411 0412 0421 0422 0510 0520 0611 0619 0620 0710 0720 0811 0812 ' +
    '0821 0822 0831 0832 0921 0922 0931 0932 0961 0962 1011 1012 1020 1030 1091 1099'
  ).split(' '),
);

/**
 * True if this authority's tariff has the code (6 to 10 digits). It holds chapter 9 by subheading; of other chapters it
 * only knows that they exist: 1 to 97, where 77 is reserved.
 */
export function isKnownCommodityCode(code: string): boolean {
  if (!/^\d{6}(\d{2}){0,2}$/.test(code)) return false;
  const chapter = Number(code.slice(0, 2));
  if (chapter === 9) return CHAPTER_9.has(code.slice(2, 6));
  return chapter >= 1 && chapter <= 97 && chapter !== 77;
}
