/** Takes over what the last runs of the scenarios showed: `npm run coverage:keep`, then look at the difference. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, parse } from 'node:path';
import { readReached, REACHED_FILE, SHOWN_FOLDER, type Reached, type Shown } from './reached.js';

const shown = readdirSync(SHOWN_FOLDER).map((file): [string, Shown] => [
  parse(file).name,
  JSON.parse(readFileSync(join(SHOWN_FOLDER, file), 'utf8')) as Shown,
]);
const all: Reached = { ...readReached(), ...Object.fromEntries(shown) };
const sorted = Object.fromEntries(Object.entries(all).sort(([one], [other]) => (one < other ? -1 : 1)));
writeFileSync(REACHED_FILE, `${JSON.stringify(sorted, null, 2)}\n`);
process.stdout.write(`${shown.length} scenarios taken over into ${REACHED_FILE}\n`);
