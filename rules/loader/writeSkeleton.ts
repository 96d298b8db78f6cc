import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Manifest } from '../schemas/manifest.js';
import { layOutJson } from './layOutJson.js';
import { writeJsonSchemas } from './writeJsonSchemas.js';

/** What has to be known of a country before any of its law. */
export interface NewCountry {
  /** ISO 3166-1 alpha-2. */
  country: string;
  name: string;
  /** ISO 4217. */
  currency: string;
  /** IANA name. */
  timeZone: string;
  /** First day for which the pack answers, YYYY-MM-DD. */
  from: string;
  roles: ('origin' | 'destination')[];
}

/** Lists of a skeleton: those a country of the role cannot do without. They are empty; the check says what is missing. */
const LISTS_OF = {
  destination: ['goods', 'regimes', 'measures', 'preferences', 'requirements', 'exchange-rates'],
  origin: [
    ...['goods', 'regimes', 'measures', 'documents', 'permits', 'offices', 'lanes', 'deadlines'],
    ...['calendar', 'holidays', 'authority', 'retries', 'transport'],
  ],
} as const;
const ALWAYS = ['sources', 'gaps', 'examples'] as const;

/**
 * Writes the files of a new country's pack below a root, without any law in them, and the schemas of all lists beside it;
 * answers the files' names.
 * Throws when the country is not described in order, or has a pack of that day already: nothing is written over.
 */
export function writeSkeleton(root: string, { from, roles, ...country }: NewCountry): string[] {
  const id = `${country.country}/${from}`;
  const manifest = {
    id,
    ...country,
    effectiveFrom: from,
    version: '0.1.0',
    roles,
    hsEdition: '2022',
    summary: `What ${country.name} asks of small parcels.`,
  };
  const parsed = Manifest.safeParse(manifest);
  if (!parsed.success) {
    const faults = parsed.error.issues.map(({ path, message }) => `${path.join('/')}: ${message}`);
    throw new Error(`No pack can be made of this:\n${faults.join('\n')}`);
  }
  const folder = join(root, id);
  if (existsSync(folder)) throw new Error(`${id} is there already; a published date is never written over.`);
  mkdirSync(folder, { recursive: true });
  const lists = [...new Set<string>([...roles.flatMap((role) => LISTS_OF[role]), ...ALWAYS])];
  const files: [string, string][] = [
    [`${id}/pack.json`, layOutJson(manifest)],
    ...lists.map((name): [string, string] => [`${id}/${name}.json`, '[]\n']),
  ];
  const page = `${country.country}/SOURCES.md`;
  if (!existsSync(join(root, page))) files.push([page, sourcesPage(country.name)]);
  for (const [file, text] of files) writeFileSync(join(root, file), text);
  writeJsonSchemas(root);
  return files.map(([file]) => file);
}

const sourcesPage = (name: string): string => `# ${name}: where the rows come from

Every row of the lists beside this page names one of these sources by its id, and says how far it may be trusted
(\`confidence\`): \`official\` the law or the authority's own page was read; \`secondary\` somebody else reports it; \`derived\`
calculated from a rule; \`tentative\` provisional by its publisher's own word; \`default\` set by this product; \`demonstration\`
only so that an example can be shown.

| id | what | who speaks | where | read on |
| --- | --- | --- | --- | --- |
`;
