/** Starts the servers that integration tests share. Jest loads this file itself, so it is plain JavaScript and lets tsx load the rest. */
import { tsImport } from 'tsx/esm/api';

export default async function globalSetup() {
  const { startTestServers } = await tsImport('./testServers.ts', import.meta.url);
  await startTestServers();
}
