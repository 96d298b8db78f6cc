/** Every example parcel, end to end over HTTP, on one installation; then the auditor looks at all of it. */
import { join } from 'node:path';
import { describeScenarios } from '../support/scenarios/describeScenarios.js';

describeScenarios({
  folder: join(import.meta.dirname, '../../examples'),
  longestMs: 240_000,
  replays: true,
});
