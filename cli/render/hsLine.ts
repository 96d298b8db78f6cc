import type { z } from 'zod';
import type { HsPermitMark, HsSearch } from '../../api/contract/hs.js';

type Permit = z.infer<typeof HsPermitMark>;
type SpelledCode = Pick<z.infer<typeof HsSearch>['items'][number], 'code' | 'path' | 'permits'>;

/** A code with its path spelled out, and a mark for every permit it needs. */
export const codeLine = ({ code, path, permits }: SpelledCode): string =>
  `${code.padEnd(6)}  ${path.map(({ text }) => text).join(' > ')}${permits.length === 0 ? '' : ` [${permits.map(permitLine).join('; ')}]`}`;

/** "permit rica-phytosanitary of RICA", and for part of the goods only, that. */
export const permitLine = ({ permit_type: type, agency, applies }: Permit): string =>
  `permit ${type} of ${agency}${applies === 'some' ? ', for some of them' : ''}`;
