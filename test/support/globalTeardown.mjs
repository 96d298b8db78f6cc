/** Ends what globalSetup started. If the run dies before this, the guards end the servers when the run's pipes close. */
export default async function globalTeardown() {
  await globalThis.portolanTestServers?.stop();
}
