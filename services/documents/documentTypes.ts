import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';

/** Types that are taken, as they are told by content. */
export const ALLOWED_TYPES = [
  'application/pdf',
  'image/png',
  'image/jpeg',
  'text/plain',
  'text/csv',
  'application/xml',
] as const;

export type AllowedType = (typeof ALLOWED_TYPES)[number];

/** Control characters that no text has; tab, line feed, form feed and carriage return are not among them. */
const BINARY = /[\u0000-\u0008\u000b\u000e-\u001f]/;
const FIRST_BYTES = 4096;

/**
 * The type of a file by its content: signatures first; what has none is text if all of it reads as UTF-8.
 * The name only tells CSV from plain text, which no content can.
 * @returns undefined for a type that is not taken
 */
export async function tellType(path: string, fileName: string): Promise<AllowedType | undefined> {
  const signature = await fileTypeFromFile(path);
  const signed = ALLOWED_TYPES.find((type) => type === signature?.mime);
  if (signature !== undefined) return signed;
  if (!(await isText(path))) return undefined;
  if (looksLikeXml(await firstText(path))) return 'application/xml';
  return fileName.toLowerCase().endsWith('.csv') ? 'text/csv' : 'text/plain';
}

/** Markup that a browser would run is no document, whatever it calls itself. */
const looksLikeXml = (text: string): boolean => /^\s*<\?xml\s/.test(text.replace(/^\ufeff/, ''));

async function firstText(path: string): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(FIRST_BYTES), 0, FIRST_BYTES, 0);
    return buffer.subarray(0, bytesRead).toString('utf8');
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
