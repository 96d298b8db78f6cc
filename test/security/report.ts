/** Says what was tried, in the output of the run. */
export function report(what: string, counts: Readonly<Record<string, number | string>>): void {
  const parts = Object.entries(counts).map(([name, count]) => `${name} ${count}`);
  process.stdout.write(`${what}: ${parts.join(', ')}\n`);
}
