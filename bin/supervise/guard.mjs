/**
 * A tiny guard for a server that does not itself end with its parent: `guard.mjs {"stopSignals":[…],"stepMs":…} PROGRAM ARG…`.
 * It runs the program, writes the program's process id to file descriptor 3, and stops the program when its own standard
 * input closes, which happens whenever its parent ends, however it ends. Plain JavaScript, so that it starts at once.
 */
import { spawn } from 'node:child_process';
import { closeSync, writeSync } from 'node:fs';

const [settings = '{}', program = '', ...args] = process.argv.slice(2);
/** @type {{ stopSignals: NodeJS.Signals[], stepMs: number, uid?: number, gid?: number }} */
const { stopSignals, stepMs, uid, gid } = JSON.parse(settings);

// What the server writes is its user's alone.
process.umask(0o077);
const child = spawn(program, args, {
  stdio: ['ignore', 'inherit', 'inherit'],
  ...(uid === undefined ? {} : { uid, gid }),
});
let stopping = false;

child.on('error', (error) => {
  console.error(`guard: ${program} did not start: ${error.message}`);
  process.exit(127);
});
child.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
if (child.pid !== undefined) writeSync(3, `${child.pid}\n`);
closeSync(3);

/** Sends each signal in turn, the gentle one first, until the program has ended. */
function stop() {
  if (stopping) return;
  stopping = true;
  stopSignals.forEach((signal, step) => setTimeout(() => child.kill(signal), step * stepMs));
}

process.stdin.on('end', stop).on('close', stop).on('error', stop).resume();
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT', 'SIGHUP'])) process.on(signal, stop);
