/** HS chapters from one to another, as beginnings of commodity codes. */
export const chapters = (first: number, last: number): string[] =>
  Array.from({ length: last - first + 1 }, (_, index) => String(first + index).padStart(2, '0'));

/** Plants and what is made of them: chapters 6 to 14, wood and plaiting materials. */
export const PLANTS = [...chapters(6, 14), '44', '45', '46'];
