/** Deepest nesting of elements, and longest tag with its attributes, in characters. */
const MAXIMUM_DEPTH = 100;
const MAXIMUM_TAG = 64 * 1024;
/** So much has to be there to tell what begins at a `<`. */
const LOOKAHEAD = '<?xml-stylesheet'.length;
const INCLUSION = 'http://www.w3.org/2001/XInclude';

type Piece = { fault: string } | { next: number } | 'incomplete';

/**
 * Looks over XML as it comes, in pieces and without building anything of it, for what documents of trade have no need of
 * and what attacks on readers are made of: a document type (and with it entities, internal and external), inclusions,
 * style sheets, other encodings than UTF-8, deep nesting, and tags of enormous length. Holds one tag at most.
 */
export class XmlScan {
  #rest = '';
  #skipTo: string | undefined;
  #depth = 0;

  /** @returns in words what is wrong; undefined so far as nothing is */
  feed(text: string, isLast: boolean): string | undefined {
    const all = this.#rest + text;
    let at = 0;
    while (at < all.length) {
      const piece = this.#skipTo === undefined ? this.#readPiece(all, at, isLast) : this.#skip(all, at, this.#skipTo);
      if (typeof piece === 'object' && 'fault' in piece) return piece.fault;
      if (piece === 'incomplete') break;
      at = piece.next;
    }
    this.#rest = this.#skipTo === undefined ? all.slice(this.#begin(all, at)) : all.slice(Math.max(at, all.length - 2));
    return this.#rest.length > MAXIMUM_TAG ? 'it has a tag of enormous length' : undefined;
  }

  /** Where what is not read yet begins: plain text before it is of no interest. */
  #begin(all: string, at: number): number {
    const open = all.indexOf('<', at);
    return open < 0 ? all.length : open;
  }

  #skip(all: string, at: number, end: string): Piece {
    const found = all.indexOf(end, at);
    if (found < 0) return 'incomplete';
    this.#skipTo = undefined;
    return { next: found + end.length };
  }

  #readPiece(all: string, at: number, isLast: boolean): Piece {
    const open = all.indexOf('<', at);
    if (open < 0) return { next: all.length };
    if (all.length - open < LOOKAHEAD && !isLast) return 'incomplete';
    const begins = (mark: string): boolean => all.startsWith(mark, open);
    if (begins('<!--')) return this.#skipFrom(open + 4, '-->');
    if (begins('<![CDATA[')) return this.#skipFrom(open + 9, ']]>');
    if (begins('<!')) return { fault: 'it declares a document type or entities' };
    if (begins('<?xml-stylesheet')) return { fault: 'it names a style sheet' };
    if (/^<\?xml\s/.test(all.slice(open, open + 6))) return readDeclaration(all, open);
    if (begins('<?')) return this.#skipFrom(open + 2, '?>');
    return this.#readTag(all, open);
  }

  #skipFrom(next: number, end: string): Piece {
    this.#skipTo = end;
    return { next };
  }

  #readTag(all: string, open: number): Piece {
    const close = findClose(all, open);
    if (close === undefined) return 'incomplete';
    const tag = all.slice(open, close);
    if (tag.length > MAXIMUM_TAG) return { fault: 'it has a tag of enormous length' };
    if (tag.includes(INCLUSION)) return { fault: 'it includes other files' };
    if (tag.startsWith('</')) this.#depth -= 1;
    else if (!tag.endsWith('/')) this.#depth += 1;
    if (this.#depth > MAXIMUM_DEPTH) return { fault: `it is nested more than ${MAXIMUM_DEPTH} deep` };
    return { next: close + 1 };
  }
}

/** `<?xml … encoding="…"?>` */
function readDeclaration(all: string, open: number): Piece {
  const end = all.indexOf('?>', open);
  if (end < 0) return 'incomplete';
  const [, encoding] = /\bencoding\s*=\s*["']([^"']*)["']/.exec(all.slice(open, end)) ?? [];
  if (encoding !== undefined && !/^(utf-8|us-ascii)$/i.test(encoding))
    return { fault: 'it says to be of another encoding than UTF-8' };
  return { next: end + 2 };
}

/** Place of the `>` that ends a tag; one within quotes does not. */
function findClose(all: string, open: number): number | undefined {
  let quote = '';
  for (let at = open + 1; at < all.length; at += 1) {
    const character = all.charAt(at);
    if (quote !== '') quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return at;
  }
  return undefined;
}
