import type { Remedy } from '../../../domain/errors/errorDefinition.js';
import { ERROR_CODES, errorDefinition } from '../../../domain/errors/errors.js';

const REMEDY_WORDS: Readonly<Record<Remedy, string>> = {
  correct: 'the caller changes the request or the declaration and asks again',
  retry: 'it passes by itself; the same call is made again under the same key',
  park: 'an operator looks at it: retry, override, skip or abort',
  decide: 'a business answer; it is recorded and the procedure goes on with it',
};

/** The text of docs/errors.md: every code of domain/errors by area. */
export function errorsPage(): string {
  const areas = [...new Set(ERROR_CODES.map(areaOf))];
  return [
    '# Error codes',
    '',
    '<!-- Made from domain/errors by npm run check -- --fix; not edited by hand. -->',
    '',
    'Every code that the API, a notice, a parked step or a log line can carry. HTTP is the status of an API answer that ends',
    'in the code; a dash means that no request ends in it. What to do:',
    '',
    ...Object.entries(REMEDY_WORDS).map(([remedy, words]) => `- **${remedy}**: ${words}.`),
    '',
    ...areas.flatMap((area) => [
      `## ${area}`,
      '',
      '| Code | Meaning | What to do | HTTP |',
      '| --- | --- | --- | --- |',
      ...ERROR_CODES.filter((code) => areaOf(code) === area).map((code) => {
        const { meaning, remedy, http } = errorDefinition(code);
        return `| \`${code}\` | ${meaning} | ${remedy} | ${http ?? '–'} |`;
      }),
      '',
    ]),
  ].join('\n');
}

function areaOf(code: string): string {
  return code.slice(0, code.indexOf('.'));
}
