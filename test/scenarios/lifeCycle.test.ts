/**
 * Every example parcel, and every path of the life cycle that no user's story tells, end to end over HTTP, on one
 * installation; then the auditor.
 */
import { join } from 'node:path';
import { describeScenarios } from '../support/scenarios/describeScenarios.js';

describeScenarios({
  folders: [join(import.meta.dirname, '../../examples'), join(import.meta.dirname, 'life-cycle')],
  longestMs: 720_000,
  sampled: true,
  replays: true,
});
