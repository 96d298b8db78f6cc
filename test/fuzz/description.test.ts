/** F23: requests made up from the whole description, as three roles, with links between operations followed. */
import { randomInt } from 'node:crypto';
import { provideSchemathesis, type Schemathesis } from '../../bin/testing/provideSchemathesis.js';
import { OPERATIONS } from '../../api/contract/operations.js';
import { isUseCase, permissionOf } from '../../services/permissions/table.js';
import type { MemberRole } from '../../domain/people/memberRoles.js';
import { SIZE } from '../support/load/sizes.js';
import { startThrowawayInstallation, type ThrowawayInstallation } from '../support/throwawayInstallation.js';
import { startJudge, type Judge } from './judge.js';
import { runSchemathesis } from './runSchemathesis.js';

/** Of each side who may do most. */
const ROLES = ['firm_administrator', 'customs_officer', 'operations_supervisor'] as const;
const LONGEST_MS = 45 * 60_000;
/** Rounds at most until the requests are made; each has seeds of its own. */
const ROUNDS = 5;

/**
 * What a role is asked at every bound that the description names: what it may do. A role is refused before anybody looks at
 * the request, so that bounds show nothing elsewhere. What none of the three may do, or anybody, the first asks.
 */
function boundsOf(role: (typeof ROLES)[number]): string[] {
  const mayDo = (operationId: string, one: MemberRole): boolean =>
    isUseCase(operationId) && permissionOf(operationId).roles[one] !== undefined;
  return OPERATIONS.map(({ operationId }) => operationId).filter((operationId) =>
    ROLES.some((one) => mayDo(operationId, one)) ? mayDo(operationId, role) : role === ROLES[0],
  );
}

/** `PORTOLAN_FUZZ_SEED=… npm run test:fuzz` makes the same requests again. */
const seed = Number(process.env.PORTOLAN_FUZZ_SEED ?? randomInt(1, 1_000_000));

let tool: Schemathesis;
let installation: ThrowawayInstallation;
let judge: Judge;
beforeAll(async () => {
  tool = await provideSchemathesis();
  installation = await startThrowawayInstallation({ API_REQUESTS_PER_MINUTE: '1000000' });
  judge = await startJudge(installation.target.apiUrl, Object.values(installation.target.tokens));
}, LONGEST_MS);
afterAll(async () => {
  await judge?.close();
  await installation?.stop();
}, LONGEST_MS);

const tokenOf = (role: string): string => {
  const token = installation.target.tokens[role];
  if (token === undefined) throw new Error(`the installation has no person named ${role}`);
  return token;
};

const byCount = (counts: Map<unknown, number>): string =>
  [...counts]
    .sort(([, left], [, right]) => right - left)
    .map(([key, count]) => `${String(key)} ${count}`)
    .join(', ');

test(
  `schemathesis finds nothing (seed ${seed})`,
  async () => {
    const ends: string[] = [];
    for (let round = 0; round < ROUNDS && judge.verdict.requests < SIZE.fuzz.requests; round += 1) {
      for (const [at, role] of ROLES.entries()) {
        const { examples, phases, atBounds } = SIZE.fuzz;
        const own = { url: judge.url, token: tokenOf(role), examples, seed: seed + 10 * round + at };
        const before = judge.verdict.requests;
        const runs = [{ phases }, ...(atBounds ? [{ phases: 'coverage', operations: boundsOf(role) }] : [])];
        for (const run of runs) {
          const { exitCode, said } = await runSchemathesis(tool, { ...own, ...run });
          if (exitCode !== 0) ends.push(`${role}, seed ${own.seed}, ${run.phases}, ended with ${exitCode}:\n${said}`);
        }
        const kinds = [...judge.verdict.faults.keys()].join('; ') || 'none';
        process.stdout.write(
          `${role}, seed ${own.seed}: ${judge.verdict.requests - before} requests; faults until now: ${kinds}\n`,
        );
      }
    }
    const { requests, statuses, operations, withoutToken, faults } = judge.verdict;
    process.stdout.write(
      `schemathesis ${tool.version}, seed ${seed}: ${requests} requests, ${withoutToken} of them without a token; ` +
        `statuses: ${byCount(statuses)}\n`,
    );
    expect([...faults].map(([what, example]) => `${what}: ${example}`)).toEqual([]);
    expect(ends).toEqual([]);
    expect(requests).toBeGreaterThanOrEqual(SIZE.fuzz.requests);
    expect(withoutToken).toBeGreaterThan(0);
    expect(OPERATIONS.filter(({ operationId }) => !operations.has(operationId))).toEqual([]);
  },
  LONGEST_MS,
);
