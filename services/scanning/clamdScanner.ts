import { once } from 'node:events';
import { createReadStream } from 'node:fs';
import { connect } from 'node:net';
import type { ContentScanner, ScanResult } from './contentScanner.js';

/** Longest time that clamd may take with one file, and longest answer that is read of it. */
const LONGEST_MS = 30_000;
const ANSWER_CHARACTERS = 4_096;

/**
 * Asks a ClamAV daemon, by the command INSTREAM of its protocol: each piece after its length in four bytes, the highest
 * first, and a length of zero at the end (clamd's manual, section COMMANDS).
 */
export const createClamdScanner = ({ host, port }: { host: string; port: number }): ContentScanner => ({
  async scan(path) {
    const socket = connect({ host, port, timeout: LONGEST_MS });
    socket.once('timeout', () => socket.destroy(new Error('the scanner does not answer')));
    const answered = (async (): Promise<string> => {
      let answer = '';
      for await (const chunk of socket.setEncoding('utf8')) {
        answer += String(chunk);
        if (answer.length > ANSWER_CHARACTERS || answer.includes('\0')) break;
      }
      return answer;
    })();
    // It may answer before the end and hang up, as for a file beyond its own limit; its answer then says why.
    const sent = send();
    try {
      const [answer] = await Promise.all([answered, sent.catch(() => undefined)]);
      return read(answer);
    } finally {
      socket.destroy();
    }

    async function send(): Promise<void> {
      await write(Buffer.from('zINSTREAM\0'));
      for await (const chunk of createReadStream(path)) {
        const bytes = chunk as Buffer;
        await write(lengthOf(bytes.length));
        await write(bytes);
      }
      await write(lengthOf(0));
    }

    async function write(bytes: Buffer): Promise<void> {
      if (!socket.write(bytes)) await once(socket, 'drain');
    }
  },
});

function lengthOf(length: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(length);
  return bytes;
}

/** `stream: OK`, `stream: Eicar-Test-Signature FOUND`, or an error. */
function read(answer: string): ScanResult {
  const text = answer.replace(/\0.*$/s, '').trim();
  if (text === 'stream: OK') return { isClean: true };
  const [, found] = /^stream: (.+) FOUND$/.exec(text) ?? [];
  if (found !== undefined) return { isClean: false, found };
  throw new Error(`the scanner could not say: ${text.slice(0, 200)}`);
}
