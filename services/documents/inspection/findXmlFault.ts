import { createReadStream } from 'node:fs';
import { XmlScan } from './xmlScan.js';

/**
 * What is unsafe in a file of XML, or of text that begins like it, in words; undefined when nothing is. Read as a stream,
 * within fixed memory, and only as far as the first fault.
 */
export async function findXmlFault(path: string): Promise<string | undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const scan = new XmlScan();
  try {
    for await (const chunk of createReadStream(path)) {
      const fault = scan.feed(decoder.decode(chunk as Buffer, { stream: true }), false);
      if (fault !== undefined) return fault;
    }
    return scan.feed(decoder.decode(), true);
  } catch (thrown) {
    if (isNoUtf8(thrown)) return 'it is of another encoding than UTF-8';
    throw thrown;
  }
}

/** What the decoder says of bytes that are not UTF-8. */
const isNoUtf8 = (thrown: unknown): boolean =>
  typeof thrown === 'object' && thrown !== null && Reflect.get(thrown, 'code') === 'ERR_ENCODING_INVALID_ENCODED_DATA';
