import type { Readable } from 'node:stream';

/** Where the bytes of documents lie. Keys are made by us and say nothing about owner or name. */
export interface DocumentStorage {
  /** Keeps a file that lies on this machine under a key; the same key and content again changes nothing. */
  put(key: string, sourcePath: string): Promise<void>;
  /** The bytes of a key. Throws when there are none. */
  open(key: string): Promise<Readable>;
  /** Can anything be stored now? */
  check(): Promise<void>;
}
