import type { WorkerDeploymentOptions } from '@temporalio/worker';

/**
 * How a worker tells the engine its build. Clearances outlive builds: they move to the newest one, and every change of
 * their order of steps is guarded by a patch.
 * @param setting `<deployment>.<build id>`, or `unversioned` where a new build replaces the old one at once
 */
export function workerVersion(setting: string): { workerDeploymentOptions?: WorkerDeploymentOptions } {
  if (setting === 'unversioned') return {};
  const dot = setting.indexOf('.');
  return {
    workerDeploymentOptions: {
      useWorkerVersioning: true,
      version: { deploymentName: setting.slice(0, dot), buildId: setting.slice(dot + 1) },
      defaultVersioningBehavior: 'AUTO_UPGRADE',
    },
  };
}
