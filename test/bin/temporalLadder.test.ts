import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { climb, NoTemporalProgram, type Rung } from '../../bin/setup/temporal/ladder.js';
import { programOnPath } from '../../bin/setup/temporal/onPath.js';
import { isAtLeast, parseTemporalVersion } from '../../bin/setup/temporal/temporalVersion.js';

function rung(name: string, answer: Awaited<ReturnType<Rung['take']>>, taken: string[]): Rung {
  return {
    name,
    take() {
      taken.push(name);
      return Promise.resolve(answer);
    },
  };
}

describe('the ladder to a Temporal server', () => {
  const program = { path: '/there/temporal', source: 'somewhere', serverVersion: '1.32.0' };

  test('takes the first rung that holds, tells what was closed before it, and goes no further', async () => {
    const taken: string[] = [];
    const found = await climb([
      rung('first', { closed: 'no network' }, taken),
      rung('second', program, taken),
      rung('third', program, taken),
    ]);
    expect(found).toEqual({ program, tried: ['first (no network)'] });
    expect(taken).toEqual(['first', 'second']);
  });

  test('names every rung when none holds', async () => {
    const attempt = climb([rung('first', { closed: 'no network' }, []), rung('second', { closed: 'no Go here' }, [])]);
    await expect(attempt).rejects.toThrow(NoTemporalProgram);
    await expect(attempt).rejects.toThrow('first (no network); second (no Go here)');
  });

  test('reads what the command says of itself', () => {
    expect(parseTemporalVersion('temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)')).toEqual({
      command: '1.9.1',
      server: '1.32.0',
    });
    expect(parseTemporalVersion('some other program')).toBeUndefined();
  });

  test.each([
    ['1.32.0', true],
    ['1.32.1', true],
    ['2.0.0', true],
    ['1.31.9', false],
    ['1.4.0', false],
    ['1.132.0', true],
  ])('server %s is new enough: %s', (version, enough) => {
    expect(isAtLeast(version, '1.32.0')).toBe(enough);
  });
});

describe('temporal on PATH', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portolan path-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function install(name: string, says: string): string {
    const place = join(folder, name);
    mkdirSync(place);
    writeFileSync(join(place, 'temporal'), `#!/bin/sh\necho '${says}'\n`, { mode: 0o755 });
    return place;
  }

  test('is taken when its server is new enough', async () => {
    const place = install('new', 'temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)');
    await expect(programOnPath(['/nowhere', place].join(delimiter)).take()).resolves.toEqual({
      path: join(place, 'temporal'),
      source: 'temporal 1.9.1 on PATH',
      serverVersion: '1.32.0',
    });
  });

  test.each([
    ['old', 'temporal version 1.5.0 (Server 1.29.1, UI 2.41.0)', /server 1\.29\.1, older than 1\.32\.0/],
    ['strange', 'hello', /does not tell its version/],
  ])('is passed over when it is %s', async (name, says, why) => {
    const answer = await programOnPath(install(name, says)).take();
    expect('closed' in answer ? answer.closed : answer.path).toMatch(why);
  });

  test('is passed over when it is not there', async () => {
    await expect(programOnPath('/nowhere').take()).resolves.toEqual({ closed: 'not there' });
  });
});
