import { open, type FileHandle } from 'node:fs/promises';

/** Readers of PDF take a header that stands within the first kilobyte, and browsers guess from as much. */
const HEAD = 1_024;
/** Where a reader of zip archives looks for the end of its directory: 22 bytes before a comment of at most 65,535. */
const TAIL = 65_557;
const ZIP_END = Buffer.from('PK\u0005\u0006', 'latin1');
const MARKUP = /<(script|html|svg|iframe|\?php|!doctype)/i;
/** An image beyond this many pixels takes gigabytes to be shown, however small its file. */
const MAXIMUM_PIXELS = 100_000_000;
/** What ends a PNG: the chunk IEND with its checksum. */
const PNG_END = Buffer.from('0000000049454e44ae426082', 'hex');

/**
 * Is a file beside what its content says also something else, or more than can be shown? One file that two readers read
 * as two things passes the one's check and is used by the other.
 * @param mediaType as it was told by content
 * @returns in words what was found
 */
export async function findForeignContent(path: string, mediaType: string): Promise<string | undefined> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const head = await readAt(file, 0, Math.min(HEAD, size));
    const tail = await readAt(file, Math.max(0, size - TAIL), Math.min(TAIL, size));
    if (tail.includes(ZIP_END)) return 'it is a zip archive too';
    if (mediaType !== 'application/pdf' && head.includes('%PDF-')) return 'it is a PDF too';
    const isText = mediaType.startsWith('text/') || mediaType === 'application/xml';
    if (!isText && MARKUP.test(head.toString('latin1'))) return 'it is a page of markup too';
    return mediaType === 'image/png' ? findPngFault(head, tail) : undefined;
  } finally {
    await file.close();
  }
}

function findPngFault(head: Buffer, tail: Buffer): string | undefined {
  if (!tail.subarray(-PNG_END.length).equals(PNG_END)) return 'something follows the end of the image';
  // Signature of 8 bytes, length and name of the chunk IHDR, then width and height.
  const pixels = head.readUInt32BE(16) * head.readUInt32BE(20);
  return pixels > MAXIMUM_PIXELS ? `it has more than ${MAXIMUM_PIXELS} pixels` : undefined;
}

async function readAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
