import type { PackProposal } from '../../api/contract/countryPack.js';
import { proposalRow } from '../../cli/render/proposalRow.js';

const proposal = (changes: Partial<PackProposal>): PackProposal => ({
  ...{ id: 'prp_1', pack_id: 'RW/2027-01-01', version: '2.0.0', hash: 'sha256:1', effective_from: '2027-01-01' },
  ...{
    status: 'awaiting_signature',
    reason: 'VAT rises',
    proposed_by: 'prs_ann',
    signed_by: null,
    signed_why: null,
    signed_at: null,
  },
  ...{ superseded_by: null, created_at: '2026-12-01T08:15:00.000Z', expires_at: '2026-12-02T08:15:00.000Z' },
  ...changes,
});
const signed = { signed_by: 'prs_ben', signed_at: '2026-12-01T09:00:00.000Z' };
const next = { id: 'RW/2027-07-01', version: '3.0.0', hash: 'sha256:2' };
const same = { id: 'RW/2027-01-01', version: '2.0.1', hash: 'sha256:3' };

test.each<[string, Partial<PackProposal>]>([
  ['waits for a signature until 2026-12-02 08:15', {}],
  ['signed 2026-12-01 09:00 by prs_ben, published from 2027-01-01', { status: 'delivered', ...signed }],
  [
    'signed 2026-12-01 09:00 by prs_ben, published from 2027-01-01, superseded by RW/2027-07-01 3.0.0',
    { status: 'delivered', ...signed, superseded_by: next },
  ],
  ['superseded by RW/2027-01-01 2.0.1', { status: 'superseded', superseded_by: same }],
  ['expired', { status: 'expired' }],
  ['refused', { status: 'refused' }],
])('%s', (standing, changes) => {
  expect(proposalRow(proposal(changes))).toEqual([
    ...['prp_1', 'RW/2027-01-01 2.0.0', '2026-12-01 08:15 by prs_ann'],
    standing,
  ]);
});
