import { describeKills } from '../support/load/describeKills.js';
import { SIZE } from '../support/load/sizes.js';

/** F1: one of two workers dies, again and again, each time the other one. */
describeKills({
  fault: 'F1',
  who: 'one of two workers',
  size: SIZE.workerKilled,
  how: { victims: ['worker-1', 'worker-2'] },
  parts: { workers: 2 },
});
