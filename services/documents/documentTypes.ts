import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { DOCUMENT_TYPES, type DocumentType } from '../../domain/declaration/documentTypes.js';
import { findForeignContent } from './inspection/findForeignContent.js';
import { findXmlFault } from './inspection/findXmlFault.js';

/** Control characters that no text has; tab, line feed, form feed and carriage return are not among them. */
const BINARY = /[\u0000-\u0008\u000b\u000e-\u001f]/;
const FIRST_BYTES = 4096;

/**
 * How compressed files and archives begin. None is taken, and none is opened to see what is in it, so that its size when
 * inflated costs nothing: zip, gzip, 7z, xz, bzip2, zstd, rar, lz4, compress.
 */
const COMPRESSED = [
  ...['504b0304', '504b0506', '504b0708', '1f8b', '377abcaf271c', 'fd377a585a00', '425a68', '28b52ffd', '526172211a07'],
  ...['04224d18', '1f9d', '1fa0'],
].map((signature) => Buffer.from(signature, 'hex'));

/**
 * The type of a file by its content: signatures first; what has none is text if all of it reads as UTF-8.
 * The name only tells CSV from plain text, which no content can.
 * @returns undefined for a type that is not taken
 */
export async function tellType(path: string, fileName: string): Promise<DocumentType | undefined> {
  const first = await firstBytes(path);
  if (COMPRESSED.some((signature) => first.subarray(0, signature.length).equals(signature))) return undefined;
  const signature = await fileTypeFromFile(path);
  const signed = DOCUMENT_TYPES.find((type) => type === signature?.mime);
  if (signature !== undefined) return signed;
  if (!(await isText(path))) return undefined;
  if (looksLikeXml(first.toString('utf8'))) return 'application/xml';
  return fileName.toLowerCase().endsWith('.csv') ? 'text/csv' : 'text/plain';
}

/**
 * What is wrong with a file whose type is taken, in words: XML with what it has no need of, or a file that is two things.
 * @returns undefined where nothing is
 */
export async function findUnsafe(path: string, type: DocumentType): Promise<string | undefined> {
  const foreign = await findForeignContent(path, type);
  if (foreign !== undefined) return foreign;
  const isMarkup =
    type === 'application/xml' || (type.startsWith('text/') && BEGINS_AS_MARKUP.test(await firstText(path)));
  return isMarkup ? findXmlFault(path) : undefined;
}

const BEGINS_AS_MARKUP = /^\ufeff?\s*<[?!\p{L}]/u;

/** Markup that a browser would run is no document, whatever it calls itself. */
const looksLikeXml = (text: string): boolean => /^\s*<\?xml\s/.test(text.replace(/^\ufeff/, ''));

const firstText = async (path: string): Promise<string> => (await firstBytes(path)).toString('utf8');

async function firstBytes(path: string): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(FIRST_BYTES), 0, FIRST_BYTES, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function isText(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const chunk of createReadStream(path)) {
      if (BINARY.test(decoder.decode(chunk as Buffer, { stream: true }))) return false;
    }
    decoder.decode();
    return true;
  } catch {
    // Not UTF-8.
    return false;
  }
}
