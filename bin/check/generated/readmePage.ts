import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { settingFacts, settingNames } from '../../config.js';
import { checkout } from '../../setup/checkout.mjs';

const BEGIN = /<!-- settings: begin [^>]*-->\n/;
const END = '<!-- settings: end -->';

/** The README as it stands, with its table of settings made from the settings. */
export function readmePage(): string {
  const text = readFileSync(join(checkout, 'README.md'), 'utf8');
  const begin = BEGIN.exec(text);
  const end = text.indexOf(END);
  if (begin === null || end < 0)
    throw new Error('README.md has lost the marks between which its table of settings stands');
  return `${text.slice(0, begin.index + begin[0].length)}\n${settingsTable()}\n\n${text.slice(end)}`;
}

function settingsTable(): string {
  const rows = settingNames.map((name) => {
    const { description, developmentDefault } = settingFacts(name);
    return `| \`${name}\` | ${developmentDefault === undefined || developmentDefault === '' ? '' : `\`${developmentDefault}\``} | ${firstSentence(description)} |`;
  });
  return ['| Setting | Default | What |', '| --- | --- | --- |', ...rows].join('\n');
}

const firstSentence = (text: string): string => /^.*?[.](?= |$)/.exec(text)?.[0] ?? text;
