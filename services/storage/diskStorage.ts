import { constants, createReadStream } from 'node:fs';
import { access, copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { DocumentStorage } from './documentStorage.js';

const KEY = /^[0-9a-z_-]{8,80}$/;

/** Documents as files below one folder, spread over sub-folders by the end of their key. */
export function createDiskStorage(root: string): DocumentStorage {
  const pathOf = (key: string): string => {
    if (!KEY.test(key)) throw new Error('a storage key holds small letters, digits, hyphens and underscores only');
    return join(root, key.slice(-2), key);
  };
  return {
    async put(key, sourcePath) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true, mode: 0o700 });
      // Written beside and then renamed: a crash leaves either the whole document or none.
      const partial = `${path}.${process.pid}.part`;
      await copyFile(sourcePath, partial);
      const handle = await open(partial, 'r');
      await handle.sync();
      await handle.close();
      await rename(partial, path).catch(async (thrown: unknown) => {
        await rm(partial, { force: true });
        throw thrown;
      });
    },
    async open(key) {
      const path = pathOf(key);
      await access(path, constants.R_OK);
      return createReadStream(path);
    },
    async check() {
      await mkdir(root, { recursive: true, mode: 0o700 });
      await access(root, constants.W_OK);
    },
  };
}
