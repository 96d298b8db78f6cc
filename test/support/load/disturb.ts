import type { ThrowawayInstallation } from '../throwawayInstallation.js';
import type { LoadProgress } from './progress.js';

export interface Kills {
  /** Names of processes; each kill takes the next one in turn. */
  victims: readonly string[];
  /** How many kills, spread over the load as it goes on. */
  kills: number;
  /** Signals in turn; PostgreSQL stops at once on SIGQUIT ("immediate"), everything dies of SIGKILL. */
  signals?: readonly NodeJS.Signals[];
}

/**
 * Kills processes of an installation while a load runs, each as soon as that share of the parcels has ended, and starts
 * them again. Answers how often it killed; that is fewer than asked for when the load ends first.
 */
export async function killAlong(
  { installation }: ThrowawayInstallation,
  { victims, kills, signals = ['SIGKILL'] }: Kills,
  progress: LoadProgress,
): Promise<number> {
  for (let killed = 0; killed < kills; killed += 1) {
    const victim = victims[killed % victims.length];
    const signal = signals[killed % signals.length];
    if (victim === undefined || signal === undefined) throw new Error('nobody to kill, or no signal to do it with');
    while (!progress.isOver && progress.ended < (killed * progress.total) / (kills + 1)) await progress.next();
    if (progress.isOver) return killed;
    await installation.killProcess(victim, signal);
    await installation.restartProcess(victim);
  }
  return kills;
}
