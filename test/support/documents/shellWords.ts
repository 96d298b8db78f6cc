/** The words of a command line as a shell has them: quotes hold words together and vanish. */
export function shellWords(line: string): string[] {
  return [...line.matchAll(/(?:[^\s"']|"[^"]*"|'[^']*')+/g)].map(([word]) =>
    word.replaceAll(/"([^"]*)"|'([^']*)'/g, (_, double: string | undefined, single: string | undefined) =>
      String(double ?? single),
    ),
  );
}

/** The lines of every block of a Markdown text that is marked `sh`. */
export const shellLines = (markdown: string): string[] =>
  [...markdown.matchAll(/^```sh\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) => block.trim().split('\n'));
