import type { Cruise } from '../cruise.js';
import { CODE_FOLDERS, cruiseOnce } from '../cruise.js';

/** The text of docs/generated/module-graph.md: which folder imports which. */
export async function moduleGraphPage(): Promise<string> {
  return [
    '# Which folder imports which',
    '',
    '<!-- Made from the imports by npm run check -- --fix; not edited by hand. -->',
    '',
    'The rules behind it, each with its way of repair, stand in `.dependency-cruiser.mjs`. Tests and benches import',
    'everything and are left out.',
    '',
    '```mermaid',
    folderGraph(await cruiseOnce()),
    '```',
    '',
  ].join('\n');
}

/** Mermaid text of the imports between our folders; types count as imports. Same imports, same text. */
export function folderGraph({ modules }: Pick<Cruise, 'modules'>): string {
  const edges = new Set<string>();
  for (const { source, dependencies } of modules) {
    for (const { resolved } of dependencies) {
      const [from, to] = [folderOf(source), folderOf(resolved)];
      if (from !== undefined && to !== undefined && from !== to) edges.add(`  ${from} --> ${to}`);
    }
  }
  return ['flowchart TD', ...[...edges].sort()].join('\n');
}

function folderOf(path: string): string | undefined {
  const top = path.slice(0, path.indexOf('/'));
  if (top === 'test' || top === 'bench') return undefined;
  if (path.startsWith('activities/adapters/')) return 'adapters';
  if (path.startsWith('api/contract/')) return 'contract';
  return CODE_FOLDERS.find((folder) => folder === top);
}
