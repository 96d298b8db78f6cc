/** Every path of the life cycle that no user's story tells, end to end over HTTP, on one installation; then the auditor. */
import { join } from 'node:path';
import { describeScenarios } from '../support/scenarios/describeScenarios.js';

describeScenarios({
  folder: join(import.meta.dirname, 'life-cycle'),
  longestMs: 480_000,
  sampled: true,
  replays: true,
});
