import { isDeepStrictEqual } from 'node:util';

/** A part of the tests that can be run by its name: Jest projects. */
export interface TestPart {
  name: string;
  projects: readonly string[];
  /** Whether `npm test` runs it; `--all` runs every part. */
  inShortSelection: boolean;
  /** Major version of the Node it runs under; the one that runs the others when left out. */
  node?: number;
  /** Folders below test/ that it leaves out. */
  leavesOut?: readonly string[];
  /** Whether its tests run in their short form always: another Node shows nothing by greater counts. */
  isAlwaysShort?: boolean;
  /** Whether each of its files, in full size, takes the whole machine: they then run one after the other. */
  loadsMachine?: boolean;
}

/** Parts that one Jest process runs together. */
export interface TestBatch {
  parts: readonly TestPart[];
  node: number | undefined;
  /** Folders below test/ that are left out. */
  leavesOut: readonly string[];
  /** Whether its tests run in their full size. */
  isFull: boolean;
  /** One test file after the other; otherwise as many at once as jest.config.ts says. */
  oneByOne: boolean;
}

/** All parts, in the order in which they run. */
export const testParts: readonly TestPart[] = [
  { name: 'unit', projects: ['unit'], inShortSelection: true },
  { name: 'integration', projects: ['integration'], inShortSelection: true },
  { name: 'deadlines', projects: ['deadlines'], inShortSelection: true },
  { name: 'chaos', projects: ['chaos'], inShortSelection: true, loadsMachine: true },
  // Its faults are chaos's, one process and one moment at a time there: greater counts are all it adds.
  { name: 'load', projects: ['load'], inShortSelection: false, loadsMachine: true },
  // Node 20 is past its support; whoever installs today takes 24.
  {
    name: 'node24',
    projects: ['unit', 'integration'],
    // Arithmetic over tables, the text of this checkout, and requests by the hundred: another Node shows nothing by them that
    // the rest of the tests does not show.
    leavesOut: ['rules', 'countries', 'classification', 'architecture', 'api/permissions', 'api/hostile'],
    inShortSelection: false,
    node: 24,
    isAlwaysShort: true,
  },
  { name: 'scale', projects: ['scale'], inShortSelection: false, loadsMachine: true },
  // Needs schemathesis from PyPI.
  { name: 'fuzz', projects: ['fuzz'], inShortSelection: false, loadsMachine: true },
];

/**
 * The parts that a command line asks for.
 * @param args names of parts, or `--all`; nothing asks for the short selection
 * @throws Error naming the parts there are, when it asks for another
 */
export function selectParts(args: readonly string[]): TestPart[] {
  const names = args.filter((arg) => !arg.startsWith('--'));
  const unknown = names.filter((name) => !testParts.some((part) => part.name === name));
  if (unknown.length > 0)
    throw new Error(
      `there is no part ${unknown.join(', ')}; there are ${testParts.map((part) => part.name).join(', ')}`,
    );
  if (names.length > 0) return testParts.filter((part) => names.includes(part.name));
  return testParts.filter((part) => args.includes('--all') || part.inShortSelection);
}

/**
 * Parts as Jest processes run them.
 * @param isFull whether the tests run in their full size
 */
export function batchParts(parts: readonly TestPart[], isFull: boolean): TestBatch[] {
  const batches: (TestBatch & { parts: TestPart[] })[] = [];
  for (const part of parts) {
    const oneByOne = isFull && part.loadsMachine === true;
    const own = {
      node: part.node,
      leavesOut: part.leavesOut ?? [],
      oneByOne,
      isFull: isFull && part.isAlwaysShort !== true,
    };
    const batch = batches.find(({ parts: _parts, ...one }) => isDeepStrictEqual(one, own));
    if (batch === undefined) batches.push({ parts: [part], ...own });
    else batch.parts.push(part);
  }
  return batches;
}
