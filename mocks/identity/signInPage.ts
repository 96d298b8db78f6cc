/** A person to sign in as. */
export interface ListedPerson {
  /** Subject of their ID tokens. */
  subject: string;
  /** Who that is, such as `exporter of roasters`. */
  words: string;
  /** What their ID tokens call them, where a client asks. */
  name?: string;
}

/** The page on which one picks a person. */
export function signInPage(people: readonly ListedPerson[]): string {
  const rows = people.map(
    ({ subject, words }) =>
      `<li><button name="person" value="${escapeHtml(subject)}">${escapeHtml(subject)}</button> ${escapeHtml(words)}</li>`,
  );
  const list = rows.length > 0 ? `<ul>\n${rows.join('\n')}\n</ul>` : '<p>There is nobody yet.</p>';
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Who are you?</title>
<h1>Who are you?</h1>
<p>This is the identity provider of development: everybody may be anybody, without a password.</p>
<form method="post">
${list}
</form>
</html>
`;
}

export const escapeHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
