/**
 * Requests where charges at origin are due, where the authority decides everything, and where nothing is the authority's:
 * on the test packs, end to end over HTTP; then the auditor.
 */
import { join } from 'node:path';
import { describeScenarios } from '../support/scenarios/describeScenarios.js';

describeScenarios({
  folder: join(import.meta.dirname, 'requests'),
  settings: { COUNTRIES_DIR: 'test/support/packs' },
  longestMs: 240_000,
  sampled: true,
  replays: false,
});
