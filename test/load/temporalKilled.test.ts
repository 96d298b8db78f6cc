import { describeKills } from '../support/load/describeKills.js';
import { SIZE } from '../support/load/sizes.js';

/** F3: the Temporal server is killed. */
describeKills({ fault: 'F3', who: 'Temporal', size: SIZE.temporalKilled, how: { victims: ['temporal'] } });
