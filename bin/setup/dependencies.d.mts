export declare function installDependencies(): { outcome: 'done' | 'reused'; detail: string };
/** Whether what is installed is what the lock names; packages for other systems may be absent. */
export declare function fitsLock(
  installed: Record<string, { version?: string; integrity?: string }>,
  locked: Record<string, { version?: string; integrity?: string; optional?: boolean }>,
): boolean;
