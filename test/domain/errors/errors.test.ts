import { REMEDIES } from '../../../domain/errors/errorDefinition.js';
import {
  ERROR_CODES,
  errorDefinition,
  ERRORS,
  httpStatusFor,
  isErrorCode,
  remedyFor,
} from '../../../domain/errors/errors.js';

describe('the error codes', () => {
  test.each(ERROR_CODES)('%s is complete', (code) => {
    const { meaning, remedy, http } = errorDefinition(code);
    expect(code).toMatch(/^[A-Z]+\.[A-Z][A-Z0-9_]+$/);
    expect(meaning).toMatch(/^[A-Z].+\.$/);
    expect(REMEDIES).toContain(remedy);
    expect(http === null || (http >= 400 && http < 600)).toBe(true);
  });

  test('no area is defined twice, so that no code hides another', () => {
    expect(ERROR_CODES).toHaveLength(new Set(ERROR_CODES).size);
    expect(Object.values(ERRORS)).toHaveLength(ERROR_CODES.length);
  });

  test('a fault of ours or of the moment is a 5xx, 408, 409 or 429; a fault of the caller never a 5xx', () => {
    for (const code of ERROR_CODES) {
      const { remedy, http } = errorDefinition(code);
      if (remedy === 'correct') expect([code, (http ?? 400) < 500]).toEqual([code, true]);
      if (remedy === 'retry' && http !== null)
        expect([code, [408, 409, 429, 503].includes(http)]).toEqual([code, true]);
    }
  });

  test('answers remedy and status by code', () => {
    expect([remedyFor('COUNTERPARTY.TIMEOUT'), remedyFor('COUNTERPARTY.NONSENSE')]).toEqual(['retry', 'park']);
    expect([httpStatusFor('CLEARANCE.ACTION_NOT_ALLOWED'), httpStatusFor('RECORD.MISSING')]).toEqual([409, 500]);
    expect([isErrorCode('RECORD.MISSING'), isErrorCode('toString')]).toEqual([true, false]);
  });
});
