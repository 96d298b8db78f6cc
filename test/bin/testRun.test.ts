import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkout } from '../../bin/setup/checkout.mjs';
import { fetchNode } from '../../bin/testing/fetchNode.js';
import { batchParts, selectParts, testParts } from '../../bin/testing/testParts.js';

describe('the parts of the tests', () => {
  test('npm test runs the short selection, test:all every part, a name its part', () => {
    const short = selectParts([]).map(({ name }) => name);
    expect(short).toEqual(['unit', 'integration', 'deadlines', 'chaos']);
    expect(selectParts(['--all'])).toEqual(testParts);
    expect(selectParts(['node24']).map(({ projects, node }) => [projects, node])).toEqual([
      [['unit', 'integration'], 24],
    ]);
    expect(() => selectParts(['node25'])).toThrow(/no part node25; there are unit, .*node24.*scale, fuzz/);
  });

  test('what a part leaves out is there', () => {
    const folders = testParts.flatMap(({ leavesOut = [] }) => leavesOut);
    expect(folders.filter((folder) => !existsSync(join(checkout, 'test', folder)))).toEqual([]);
    expect(folders).toContain('rules');
  });

  test('in full size, what loads the machine runs file by file; each Node has a process of its own', () => {
    const batches = (args: string[], isFull: boolean) =>
      batchParts(selectParts(args), isFull).map(({ parts, node, oneByOne, isFull: inFull }) => [
        parts.map(({ name }) => name),
        node,
        oneByOne,
        inFull,
      ]);
    expect(batches([], false)).toEqual([[['unit', 'integration', 'deadlines', 'chaos'], undefined, false, false]]);
    expect(batches(['--all'], true)).toEqual([
      [['unit', 'integration', 'deadlines'], undefined, false, true],
      [['chaos', 'load', 'scale', 'fuzz'], undefined, true, true],
      [['node24'], 24, false, false],
    ]);
  });
});

describe('another Node', () => {
  test('the one that runs is not fetched', async () => {
    const major = Number(process.versions.node.split('.')[0]);
    expect(await fetchNode(major)).toBe(process.execPath);
  });

  test('one that cannot be fetched is named, with the way it was tried', async () => {
    await expect(fetchNode(9_999)).rejects.toThrow(/Node 9999 cannot be fetched \(npx --package node@9999 node\)/);
  }, 60_000);
});
