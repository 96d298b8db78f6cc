import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Rung } from './ladder.js';
import { findTemporalVersion, isAtLeast, oldestServer } from './temporalVersion.js';

/** The user's own `temporal` command, if its server is new enough. */
export function programOnPath(searchPath: string = process.env.PATH ?? ''): Rung {
  return {
    name: 'temporal on PATH',
    async take() {
      const path = findOnPath('temporal', searchPath);
      if (!path) return { closed: 'not there' };
      const version = await findTemporalVersion(path);
      if (!version) return { closed: `${path} does not tell its version` };
      if (!isAtLeast(version.server, oldestServer))
        return { closed: `${path} has server ${version.server}, older than ${oldestServer}` };
      return { path, source: `temporal ${version.command} on PATH`, serverVersion: version.server };
    },
  };
}

/** The first executable of that name in a search path, as a shell would find it. */
export function findOnPath(name: string, searchPath: string): string | undefined {
  for (const folder of searchPath.split(delimiter).filter(Boolean)) {
    const path = join(folder, name);
    try {
      accessSync(path, constants.X_OK);
      return path;
    } catch {
      // Not in this folder.
    }
  }
  return undefined;
}
