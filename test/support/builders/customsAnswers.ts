import { MRN, type CaseFixture } from './caseFixture.js';

/** Why customs rejects here. */
export const REASONS = [
  { pointer: '/items/0/hs_code', code: 'DECLARATION.FIELD_INVALID', theirCode: 'C103', message: 'No such code' },
];

/** Customs accepts a version of a declaration, under an MRN. */
export const acceptVersion = (
  fixture: CaseFixture,
  id: string,
  { version = 1, mrn = MRN, acceptedAt = '2026-11-22T09:00:00.000Z' } = {},
) => fixture.notice(id, 'customs', 'customs_accepted', { mrn, acceptedAt, functionCode: '01' }, version);

/** Customs rejects a version of a declaration. @param at when its notice is taken up; now where absent */
export const rejectVersion = (
  fixture: CaseFixture,
  id: string,
  { version = 1, at }: { version?: number; at?: string | undefined } = {},
) =>
  fixture.notice(
    id,
    'customs',
    'customs_rejected',
    {
      rejectedAt: '2026-11-22T09:00:00.000Z',
      functionCode: '03',
      reasons: REASONS,
      ...(at === undefined ? {} : { at }),
    },
    version,
  );
