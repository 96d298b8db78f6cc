/** Long work in slices: whoever does it may let other work have its turn after each. */
export type Sliced<Result> = Generator<undefined, Result, undefined>;

/** So many entries, phrases or words make a slice: one to three thousandths of a second of work. */
const SLICE = 200;

/** The items of a list, one by one, with the end of a slice after every so many. */
export function* inSlices<Item>(items: Iterable<Item>, each: (item: Item, at: number) => void): Sliced<void> {
  let at = 0;
  for (const item of items) {
    each(item, at);
    at += 1;
    if (at % SLICE === 0) yield undefined;
  }
}

/** Does it at once. */
export function finish<Result>(work: Sliced<Result>): Result {
  for (;;) {
    const { done, value } = work.next();
    if (done === true) return value;
  }
}
