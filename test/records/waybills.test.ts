import { WORKER, personActor } from '../../prisma/actor.js';
import { claimWaybill, isWaybillTaken } from '../../prisma/queries/waybills.js';
import { openCaseFixture, type CaseFixture } from '../support/builders/caseFixture.js';

let fixture: CaseFixture;
beforeAll(async () => {
  fixture = await openCaseFixture();
});
afterAll(() => fixture.close());

const exporter = (organisationId: string) => personActor({ personId: 'prs_x', organisationId, role: 'exporter' });
const claim = (number: string, declarationId: string, organisationId = 'org_one', at = '2026-11-23T00:00:00.000Z') => ({
  carrier: 'K',
  number,
  declarationId,
  organisationId,
  at,
  since: '2026-05-23T00:00:00.000Z',
});

it('of twenty parcels that claim a number at once, of whatever firms, one has it', async () => {
  const won = await Promise.all(
    Array.from({ length: 20 }, (_, count) => {
      const organisationId = `org_${count % 4}`;
      return fixture.record.withActor(exporter(organisationId), (tx) =>
        claimWaybill(tx, claim('N1', `dec_${count}`, organisationId)),
      );
    }),
  );
  expect(won.filter(Boolean)).toHaveLength(1);
});

it('a parcel keeps its own number, and another may have it once it has rested', async () => {
  await fixture.record.withActor(WORKER, async (tx) => {
    expect(await claimWaybill(tx, claim('N2', 'dec_a', 'org_one', '2026-01-01T00:00:00.000Z'))).toBe(true);
    expect(await claimWaybill(tx, claim('N2', 'dec_a'))).toBe(true);
    expect(await claimWaybill(tx, claim('N2', 'dec_b'))).toBe(true);
    expect(await isWaybillTaken(tx, claim('N2', 'dec_c'))).toBe(true);
  });
});

it('asking across firms shows none of the other one’s rows', async () => {
  await fixture.record.withActor(WORKER, (tx) => claimWaybill(tx, claim('N3', 'dec_a', 'org_one')));
  await fixture.record.withActor(exporter('org_two'), async (tx) => {
    expect(await isWaybillTaken(tx, claim('N3', 'dec_b', 'org_two'))).toBe(true);
    expect(await tx.waybillUse.count()).toBe(0);
  });
});

it('a label that is on another parcel is not recorded', async () => {
  const one = await fixture.registered({});
  const two = await fixture.registered({});
  for (const id of [one, two]) {
    await fixture.run(id, 'assess');
    await fixture.run(id, 'release');
    const effectKey = `clearance:${id}:book-carriage:1`;
    await fixture.answered(id, effectKey, 'carrier', 'book', { outcome: 'accepted', s10: 'CP000000014RW' });
  }
  await fixture.run(one, 'recordLabel', { effectKey: `clearance:${one}:book-carriage:1` });
  const label = fixture.run(two, 'recordLabel', { effectKey: `clearance:${two}:book-carriage:1` });
  await expect(label).rejects.toMatchObject({ type: 'COUNTERPARTY.WAYBILL_REUSED' });
});
