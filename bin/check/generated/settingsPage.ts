import { settingFacts, settingNames } from '../../config.js';

/** The text of docs/generated/settings.md: every setting with its default, from bin/config.ts. */
export function settingsPage(): string {
  return [
    '# Settings',
    '',
    '<!-- Made from bin/config.ts by npm run check -- --fix; not edited by hand. -->',
    '',
    'None has to be set outside production. `.env.example` says more about each, and which process reads it.',
    '',
    '| Setting | Default | What |',
    '| --- | --- | --- |',
    ...settingNames.map(rowOf),
    '',
  ].join('\n');
}

function rowOf(name: (typeof settingNames)[number]): string {
  const { description, developmentDefault } = settingFacts(name);
  const shown = developmentDefault === undefined || developmentDefault === '' ? '' : `\`${developmentDefault}\``;
  return `| \`${name}\` | ${shown} | ${firstSentence(description)} |`;
}

const firstSentence = (text: string): string => /^.*?[.](?= |$)/.exec(text)?.[0] ?? text;
