import type { Response } from 'express';

/** Text as it stands in a page. */
export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export interface Page {
  status?: number;
  title: string;
  /** HTML; everything in it that came from outside is escaped. */
  body: string;
  /** Where a form of the page may lead, beside this installation: forms are followed through redirects. */
  formsLeadTo?: readonly string[];
}

/** Sends a page without script, style or picture, under a policy that allows none; nothing keeps a copy of it. */
export function sendPage(response: Response, { status = 200, title, body, formsLeadTo = [] }: Page): void {
  const forms = ["'self'", ...formsLeadTo].join(' ');
  response
    .status(status)
    .set('Cache-Control', 'no-store')
    .set('Content-Security-Policy', `default-src 'none'; form-action ${forms}; frame-ancestors 'none'; base-uri 'none'`)
    .type('html').send(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
</head>
<body>
<main>
<h1>${escaped(title)}</h1>
${body}
</main>
</body>
</html>
`);
}
