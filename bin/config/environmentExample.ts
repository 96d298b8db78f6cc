import { settingFacts, settingNames, type SettingName } from '../config.js';
import { processSettings } from './processSettings.js';

/** The text of `.env.example`, made from the settings; never edited by hand. */
export function environmentExample(): string {
  const head = [
    '# Settings of Portolan. Generated from bin/config.ts: node --import tsx bin/config.generate.ts',
    '# npm start needs none of them. A line that is set in the environment, or in a copy of this file named .env, wins over what stands here.',
  ];
  return `${[...head, ...settingNames.map(describeSetting)].join('\n')}\n`;
}

function describeSetting(name: SettingName): string {
  const facts = settingFacts(name);
  const readers = Object.entries(processSettings).flatMap(([process, names]) =>
    (names as readonly string[]).includes(name) ? [process] : [],
  );
  const notes = [
    `read by ${readers.join(', ')}`,
    ...(facts.requiredInProduction ? ['required in production'] : []),
    ...(facts.secret ? [`secret; may be in a file that ${name}_FILE names`] : []),
    ...(facts.refusedInProduction === undefined ? [] : ['refused in production']),
  ];
  return [
    '',
    ...wrap(facts.description, 118).map((line) => `# ${line}`),
    `# (${notes.join('; ')})`,
    `# ${name}=${facts.developmentDefault ?? ''}`,
  ].join('\n');
}

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line.length + word.length + 1 > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
