import { MEMBER_ROLES } from '../../domain/people/memberRoles.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../bin/setup/checkout.mjs';
import { ACT_KINDS, RESOLUTIONS } from '../../domain/clearance/actions.js';
import { DEADLINE_NAMES } from '../../domain/clearance/deadlines.js';
import { FLAGS } from '../../domain/clearance/flags.js';
import { LANES } from '../../domain/clearance/lanes.js';
import { PERMIT_APPLICATION_STATES } from '../../domain/clearance/permitApplication.js';
import { ROLES } from '../../domain/clearance/roles.js';
import { STATES } from '../../domain/clearance/states.js';
import { EVENT_TYPES } from '../../prisma/queries/eventTypes.js';

const glossary = readFileSync(join(checkout, 'docs/glossary.md'), 'utf8');

/** The rows of a section, each as its cells. */
function rowsOf(title: string): string[][] {
  const section = glossary.split(/^## /m).find((text) => text.startsWith(`${title}\n`)) ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| ') && !line.startsWith('| ---'));
  return rows.slice(1).map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}

describe('the glossary', () => {
  test.each<[string, readonly string[]]>([
    ['States', STATES],
    ['Permit applications', PERMIT_APPLICATION_STATES],
    ['Lanes', LANES],
    ['Flags', FLAGS],
    ['Roles', ROLES],
    ['Member roles', MEMBER_ROLES],
    ['Acts', ACT_KINDS],
    ['Resolutions', RESOLUTIONS],
    ['Deadlines', DEADLINE_NAMES],
    ['Events', EVENT_TYPES],
  ])('%s: every word of the code has an entry, and no entry is of a word the code lost', (title, words) => {
    expect(rowsOf(title).map(([word]) => word)).toEqual(words.map((word) => `\`${word}\``));
  });

  test('every entry is one sentence with a source', () => {
    const titles = [...glossary.matchAll(/^## (.+)$/gm)].map(([, title]) => title ?? '');
    const rows = titles.flatMap(rowsOf);
    expect(rows.length).toBeGreaterThan(150);
    const wrong = rows.filter(
      ([, meaning = '', source = '', ...more]) => more.length > 0 || !/^[A-Z][^|]+\.$/.test(meaning) || source === '',
    );
    expect(wrong).toEqual([]);
  });

  test('terms stand in the order of the alphabet, so that they are found', () => {
    const terms = rowsOf('Terms').map(([word = '']) => word.toLowerCase());
    expect(terms).toEqual([...terms].sort());
  });
});
