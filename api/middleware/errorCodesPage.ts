import { ERROR_CODES, errorDefinition } from '../../domain/errors/errors.js';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** The page that the `type` of every problem document points into: each code with its meaning, status and remedy. */
export function errorCodesPage(): string {
  const rows = ERROR_CODES.map((code) => {
    const { meaning, http, remedy } = errorDefinition(code);
    return `<tr id="${code}"><th scope="row">${code}</th><td>${http ?? ''}</td><td>${remedy}</td><td>${escape(meaning)}</td></tr>`;
  });
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>Portolan error codes</title></head>
<body>
<h1>Error codes</h1>
<table>
<thead><tr><th scope="col">Code</th><th scope="col">HTTP status</th><th scope="col">Remedy</th><th scope="col">Meaning</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table>
</body>
</html>
`;
}
