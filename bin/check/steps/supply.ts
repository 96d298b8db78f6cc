import { findStamp } from '../../setup/stamps.mjs';
import type { CheckOutcome, CheckStep } from '../checkStep.js';
import { readAudit, type Advisory, type Audit } from '../supply/advisories.js';
import { findLastAudit, recordAudit } from '../supply/auditStamp.js';
import { exceptionsFile, exceptionsOver, judgeAdvisories, readExceptions } from '../supply/exceptions.js';
import { readLock } from '../supply/lock.js';
import { runNpm } from '../supply/runNpm.js';
import { compareBill, makeBill } from '../supply/sbom.js';

/** The packages of others: no known weakness without a written exception, and a bill of materials that names them all. */
export const supply: CheckStep = {
  name: 'supply',
  repair: `take a repaired version into package.json and the lock, or write an exception with its reason and end in ${exceptionsFile}; an exception that is over or idle is taken out`,
  async run() {
    const lock = readLock();
    const exceptions = readExceptions();
    const faults = exceptionsOver(exceptions, new Date().toISOString().slice(0, 10));
    const { bill } = await makeBill();
    const { missing, unknown } = compareBill(bill, lock);
    faults.push(...missing.map((one) => `${one} is in the lock, not in the bill of materials`));
    faults.push(...unknown.map((one) => `${one} is in the bill of materials, not in the lock`));
    const audit = readAudit((await runNpm(['audit', '--json', '--package-lock-only'])).stdout, lock);
    if (audit.kind === 'answered') {
      recordAudit(new Date());
      faults.push(...judgeAdvisories(audit.advisories, exceptions));
    } else if (audit.kind === 'unreachable' && mustBeReachable()) faults.push(`not checked: ${audit.why}`);
    return outcomeOf(faults, audit, bill.components.length, exceptions.length);
  },
};

/**
 * In continuous integration the packages came from the registry a moment ago, so one that does not answer is a fault; a
 * developer may be offline.
 */
const mustBeReachable = (): boolean => process.env.CI === 'true' && findStamp('dependencies') !== undefined;

function outcomeOf(faults: readonly string[], audit: Audit, packages: number, exceptions: number): CheckOutcome {
  if (faults.length > 0) return { passed: false, report: faults.join('\n') };
  const billed = `${packages} packages in the bill of materials`;
  if (audit.kind === 'answered')
    return {
      passed: true,
      report: `${billed}; ${countByReach(audit.advisories)}; ${exceptions} exceptions`,
    };
  const last = findLastAudit() ?? 'never';
  return { passed: true, report: `${billed}; weaknesses NOT CHECKED (${audit.why}), last answered: ${last}` };
}

function countByReach(advisories: readonly Advisory[]): string {
  const count = (reach: Advisory['reach']): number => advisories.filter((one) => one.reach === reach).length;
  return `known weaknesses: runtime ${count('runtime')}, development ${count('development')}`;
}
