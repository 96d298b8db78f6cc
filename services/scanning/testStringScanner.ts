import { createReadStream } from 'node:fs';
import type { ContentScanner } from './contentScanner.js';

/** EICAR's test string, in two parts: whole, a scanner of this machine would take this file away. */
const TEST_STRING = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*'].join('');

/** A mock for development and tests: finds the test string that every scanner finds, and nothing else. */
export const createTestStringScanner = (): ContentScanner => ({
  async scan(path) {
    let tail = '';
    for await (const chunk of createReadStream(path, 'latin1')) {
      const text = tail + String(chunk);
      if (text.includes(TEST_STRING)) return { isClean: false, found: 'EICAR test string' };
      tail = text.slice(1 - TEST_STRING.length);
    }
    return { isClean: true };
  },
});

/** Says of every file that it is clean, for installations whose operator scans elsewhere or not at all. */
export const createNoScanner = (): ContentScanner => ({ scan: () => Promise.resolve({ isClean: true }) });
