import { parseContainerNumber } from '../../domain/ids/containerNumber.js';
import { parseMucr } from '../../domain/ids/mucr.js';
import { parseSscc } from '../../domain/ids/sscc.js';
import { errorDefinition } from '../../domain/errors/errors.js';
import type { Result } from '../../domain/result.js';
import { ServiceProblem, type Fault } from '../problem.js';

/** The numbers of a bag as they are given. */
export interface BagNumbers {
  mucr: string;
  bagSscc: string;
  container: string | null;
}

/** Reads the numbers of a bag, all of them at once. Throws `REQUEST.BODY_INVALID` with a fault for each wrong one. */
export function checkBag({ mucr, bagSscc, container }: BagNumbers): BagNumbers {
  const faults: Fault[] = [];
  const read = <T extends { text: string }>(pointer: string, result: Result<T>): string => {
    if (result.ok) return result.value.text;
    faults.push(...result.problems.map(({ code }) => ({ pointer, code, message: errorDefinition(code).meaning })));
    return '';
  };
  const numbers = {
    mucr: read('/mucr', parseMucr(mucr)),
    bagSscc: read('/bag_sscc', parseSscc(bagSscc)),
    container: container === null ? null : read('/container_number', parseContainerNumber(container)),
  };
  if (faults.length > 0) throw new ServiceProblem('REQUEST.BODY_INVALID', { faults });
  return numbers;
}
