/** Lets the SDK download Temporal's command into a folder: `officialDownload.run.ts FOLDER VERSION`. The server it starts on the way is ended at once. */
import { TestWorkflowEnvironment } from '@temporalio/testing';

const [downloadDir, version] = process.argv.slice(2);
const environment = await TestWorkflowEnvironment.createLocal({
  server: { executable: { type: 'cached-download', downloadDir, version } },
});
await environment.teardown();
process.exit(0);
