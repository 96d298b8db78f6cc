import { describeKills } from '../support/load/describeKills.js';
import { SIZE } from '../support/load/sizes.js';

/** F2: PostgreSQL stops at once or is killed outright, in turn. Our own record away is never a reason to park. */
describeKills({
  fault: 'F2',
  who: 'PostgreSQL',
  size: SIZE.postgresKilled,
  how: { victims: ['postgres'], signals: ['SIGKILL', 'SIGQUIT'] },
});
