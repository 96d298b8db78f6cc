/** An edition of the Harmonised System, by the year it entered into force. */
export type HsEdition = '2017' | '2022';
export const HS_EDITIONS: readonly HsEdition[] = ['2017', '2022'];

/** One code with its wording: 2 digits a chapter, 4 a heading, 6 a subheading. */
export interface HsEntry {
  readonly code: string;
  readonly text: string;
}

/** Where the wording comes from: our own short wording of the corridors' goods, or an imported file. */
export type NomenclatureOrigin = 'built_in' | 'imported';

/** One edition as it is known here. */
export interface Nomenclature {
  readonly edition: HsEdition;
  readonly origin: NomenclatureOrigin;
  readonly entries: ReadonlyMap<string, HsEntry>;
  /** Code of a chapter or heading -> what stands right below it. */
  readonly below: ReadonlyMap<string, readonly HsEntry[]>;
}

/** Puts the entries of an edition in order of their codes; a later entry of the same code replaces the earlier. */
export function createNomenclature(
  edition: HsEdition,
  origin: NomenclatureOrigin,
  entries: Iterable<HsEntry>,
): Nomenclature {
  const byCode = new Map([...entries].map((entry) => [entry.code, entry]));
  const inOrder = new Map([...byCode].sort(([a], [b]) => (a < b ? -1 : 1)));
  const below = new Map<string, HsEntry[]>();
  for (const entry of inOrder.values()) {
    const above = entry.code.slice(0, -2);
    below.set(above, [...(below.get(above) ?? []), entry]);
  }
  return { edition, origin, entries: inOrder, below };
}

/** The codes above a code and the code itself, from the chapter down; those that the edition lacks are left out. */
export function pathOf(nomenclature: Nomenclature, code: string): HsEntry[] {
  return [2, 4, 6].flatMap((digits) => {
    const entry = code.length >= digits ? nomenclature.entries.get(code.slice(0, digits)) : undefined;
    return entry === undefined ? [] : [entry];
  });
}

/** The codes right below a code: headings of a chapter, subheadings of a heading. */
export const childrenOf = (nomenclature: Nomenclature, code: string): readonly HsEntry[] =>
  nomenclature.below.get(code) ?? [];
