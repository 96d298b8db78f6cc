/**
 * Both modes of authority, end to end over HTTP: a country whose customs decides everything in a system of its own, and one
 * in which everything is decided here and customs only records. Every order of the authority's table is reached by one of
 * these; afterwards the auditor.
 */
import { join } from 'node:path';
import { describeScenarios } from '../support/scenarios/describeScenarios.js';

describeScenarios({
  folder: join(import.meta.dirname, 'authority'),
  settings: { COUNTRIES_DIR: 'test/support/packs' },
  longestMs: 480_000,
  sampled: true,
  replays: false,
});
