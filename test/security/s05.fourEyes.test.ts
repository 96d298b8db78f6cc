/** S5: two signatures are the words of two different people, in whatever role, name or place they sign. */
import fc from 'fast-check';
import { v7 } from 'uuid';
import type { MemberRole } from '../../domain/people/memberRoles.js';
import { PEOPLE_KEEPER, WORKER } from '../../prisma/actor.js';
import { newId } from '../../prisma/newId.js';
import { createMembership } from '../../prisma/queries/memberships.js';
import { createPerson } from '../../prisma/queries/organisations.js';
import { expireProposals, propose, sign } from '../../prisma/queries/proposals.js';
import { authenticate } from '../../services/authenticate.js';
import type { Caller } from '../../services/caller.js';
import { proposeEnforcement, signEnforcement } from '../../services/enforcement/enforce.js';
import type { EnforcementView } from '../../services/enforcement/enforcementFrame.js';
import { delegateRole, endMembership } from '../../services/members/changeMembers.js';
import { writeCase } from '../support/api/caseFixture.js';
import { post } from '../support/api/request.js';
import { startTestApi, type TestApi } from '../support/api/startTestApi.js';
import { SIZE } from '../support/load/sizes.js';
import { report } from './report.js';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ actWaitMs: 1 });
});
afterAll(() => api.close());

const reason = 'Seen it';
const DAY = 24 * 3_600_000;
const SAME = 'OPERATION.SAME_SIGNATORY';

/** What a person is, as they ask: in a role of their own, or in one that another person delegated to them. */
interface Identity {
  /** Place of the person among the people. */
  person: number;
  /** Place of whoever delegated the role. */
  standsFor?: number;
  membershipId: string;
}

async function newOfficer(name: string): Promise<string> {
  const { organisationId } = api.people.customs;
  return api.deps.record.withActor(PEOPLE_KEEPER, (tx) => createPerson(tx, { organisationId, name }));
}

/** A membership in customs, of their own or delegated from another one. */
function newMembership(personId: string, role: MemberRole, delegatedFrom?: string): Promise<string> {
  const { organisationId } = api.people.customs;
  const own = { personId, organisationId, role, agency: null, createdBy: 'system', reason };
  const fromAt = new Date(Date.now() - DAY).toISOString();
  const delegated =
    delegatedFrom === undefined ? {} : { delegatedFrom, untilAt: new Date(Date.now() + DAY).toISOString() };
  return api.deps.record.withActor(PEOPLE_KEEPER, (tx) =>
    createMembership(tx, { ...own, ...delegated, fromAt }, 'system'),
  );
}

const callerOf = (membershipId: string): Promise<Caller> => authenticate(api.deps, { membershipId });
const rename = (id: string, name: string) =>
  api.deps.record.withActor(PEOPLE_KEEPER, (tx) =>
    tx.person.update({ where: { id }, data: { name }, select: { id: true } }),
  );

/** People of customs, each in two roles of their own, with every role once delegated on in a circle and once across. */
async function officers(count: number): Promise<{ people: string[]; identities: Identity[] }> {
  const people: string[] = [];
  const identities: Identity[] = [];
  const own: string[] = [];
  for (let person = 0; person < count; person += 1) {
    const id = await newOfficer(`Officer ${person}`);
    people.push(id);
    for (const role of ['customs_officer', 'customs_supervisor'] as const) {
      const membershipId = await newMembership(id, role);
      if (role === 'customs_officer') own.push(membershipId);
      identities.push({ person, membershipId });
    }
  }
  for (let person = 0; person < count; person += 1) {
    for (const step of [1, 3]) {
      const standsFor = (person + step) % count;
      const membershipId = await newMembership(people[person] ?? '', 'customs_officer', own[standsFor]);
      identities.push({ person, standsFor, membershipId });
    }
  }
  return { people, identities };
}

let declaration: string;
async function proposeAs(caller: Caller, deps = api.deps): Promise<EnforcementView> {
  const asked = {
    declarationId: declaration,
    action: 'detain',
    reason,
    legalBasis: 'The law',
    place: 'The store',
  } as const;
  return proposeEnforcement(deps, caller, { ...asked, upheld: null, key: { uuid: v7() } });
}
const signAs = (caller: Caller, { proposal }: EnforcementView, deps = api.deps): Promise<EnforcementView> =>
  signEnforcement(deps, caller, { proposalId: proposal.id, reason });
/** `signed`, or the code it was refused with. */
const outcomeOf = async (signing: Promise<unknown>): Promise<string> => {
  try {
    await signing;
    return 'signed';
  } catch (thrown) {
    return String((thrown as { code?: unknown }).code);
  }
};
/** How the row stands, and how many acts it became. */
const standing = ({ proposal, actId }: EnforcementView) =>
  api.deps.record.withActor(WORKER, async (tx) => {
    const { status, signedBy } = await tx.proposal.findUniqueOrThrow({ where: { id: proposal.id } });
    return { status, signedBy, acts: await tx.act.count({ where: { id: actId } }) };
  });

beforeAll(async () => {
  ({ declaration } = await writeCase(api, { state: 'INSPECTION' }));
});

describe('the same person is never the second', () => {
  let people: string[];
  let identities: Identity[];
  beforeAll(async () => {
    ({ people, identities } = await officers(6));
  });
  const own = (person: number, of = 0) =>
    identities.filter((one) => one.person === person && one.standsFor === undefined)[of]!;
  const inPlaceOf = (person: number, standsFor: number) =>
    identities.find((one) => one.person === person && one.standsFor === standsFor)!;
  const pair = async (first: Identity, second: Identity): Promise<string> => {
    const view = await proposeAs(await callerOf(first.membershipId));
    return outcomeOf(signAs(await callerOf(second.membershipId), view));
  };

  it('under two roles, whichever comes first', async () => {
    expect(await pair(own(0, 0), own(0, 1))).toBe(SAME);
    expect(await pair(own(0, 1), own(0, 0))).toBe(SAME);
    expect(await pair(own(0, 0), own(1, 1))).toBe('signed');
  });

  it('after a rename', async () => {
    const view = await proposeAs(await callerOf(own(2).membershipId));
    await rename(people[2] ?? '', 'Somebody Else');
    const renamed = await callerOf(own(2, 1).membershipId);
    expect(renamed.name).toBe('Somebody Else');
    expect(await outcomeOf(signAs(renamed, view))).toBe(SAME);
  });

  it('by delegation: neither who stands in for the first, nor the one the first stands in for, nor two for the same', async () => {
    // Person 0 stands in for 1 and for 3; person 4 for 5 and for 1.
    expect(await pair(own(1), inPlaceOf(0, 1))).toBe(SAME);
    expect(await pair(inPlaceOf(0, 1), own(1))).toBe(SAME);
    expect(await pair(inPlaceOf(0, 1), inPlaceOf(4, 1))).toBe(SAME);
    expect(await pair(inPlaceOf(0, 1), own(0))).toBe(SAME);
    expect(await pair(inPlaceOf(0, 3), inPlaceOf(4, 5))).toBe('signed');
  });

  it('by a chain of delegations: what was delegated is not delegated on', async () => {
    const { membershipId } = inPlaceOf(0, 1);
    const caller = await callerOf(membershipId);
    const until = new Date(Date.now() + DAY / 2).toISOString();
    const asked = { personId: people[5] ?? '', until, reason, key: { uuid: v7() } };
    expect(await outcomeOf(delegateRole(api.deps, caller, asked))).toBe('MEMBER.NOT_DELEGABLE');
  });

  it('an ended delegation signs nothing any more', async () => {
    const lent = await newMembership(people[5] ?? '', 'customs_officer', own(2, 0).membershipId);
    const lender = await callerOf(own(2).membershipId);
    expect(await outcomeOf(endMembership(api.deps, lender, { membershipId: lent, reason }))).toBe('signed');
    expect(await outcomeOf(callerOf(lent))).toBe('ACCESS.TOKEN_INVALID');
  });

  it('whatever the program does: the table keeps whose words the signatures are apart', async () => {
    const view = await proposeAs(await callerOf(inPlaceOf(0, 1).membershipId));
    const forged = api.deps.record.withActor(WORKER, (tx) =>
      tx.proposal.update({
        where: { id: view.proposal.id },
        data: {
          status: 'signed',
          signedBy: people[5] ?? '',
          signedFor: [people[5] ?? '', people[1] ?? ''],
          signedAt: new Date(),
        },
      }),
    );
    await expect(forged).rejects.toThrow(/proposal_signed_by_others/);
  });

  it(`${SIZE.signedPairs} pairs by chance: signed exactly where no human being stands on both sides`, async () => {
    /** Whose word it is, from how the people were made: the person, and for whom they stand in. */
    const humans = ({ person, standsFor }: Identity): number[] =>
      standsFor === undefined ? [person] : [person, standsFor];
    const tally = { signed: 0, refused: 0 };
    const identity = fc.nat(identities.length - 1).map((place) => identities[place]!);
    await fc.assert(
      fc.asyncProperty(identity, identity, fc.boolean(), async (first, second, isRenamed) => {
        const view = await proposeAs(await callerOf(first.membershipId));
        if (isRenamed) await rename(people[first.person] ?? '', `Renamed ${v7()}`);
        const outcome = await outcomeOf(signAs(await callerOf(second.membershipId), view));
        const isApart = humans(first).every((human) => !humans(second).includes(human));
        expect(outcome).toBe(isApart ? 'signed' : SAME);
        expect(await standing(view)).toEqual(
          isApart
            ? { status: 'signed', signedBy: people[second.person], acts: 1 }
            : { status: 'open', signedBy: null, acts: 0 },
        );
        tally[isApart ? 'signed' : 'refused'] += 1;
      }),
      { numRuns: SIZE.signedPairs, seed: 5, endOnFailure: true },
    );
    expect(Math.min(tally.signed, tally.refused)).toBeGreaterThan(0);
    report('S5 pairs of proposer and signer', tally);
  }, 600_000);
});

describe('keys and agents', () => {
  /** Straight at the primitive: no key and no agent has a role in which customs signs. */
  const begin = (caller: Caller): Promise<string> =>
    api.deps.record.withActor(WORKER, (tx) => {
      const { personId: proposedBy, signsFor: proposedFor, role } = caller;
      const expiresAt = new Date(Date.now() + DAY).toISOString();
      const own = { kind: 'publish_pack', subjectId: 'XX/2030-01-01', payload: { actId: newId('act') } } as const;
      return propose(tx, { ...own, proposedBy, proposedFor, role, reason, expiresAt }, new Date().toISOString());
    });
  const end = ({ personId, signsFor, role }: Caller, id: string): Promise<string> =>
    outcomeOf(
      api.deps.record.withActor(WORKER, (tx) =>
        sign(tx, id, { personId, signsFor, role, reason, at: new Date().toISOString() }),
      ),
    );
  const keyOf = async (as: 'exporter' | 'colleague'): Promise<Caller> => {
    const body = { name: v7(), role: 'exporter', mode: 'test' };
    const { body: made } = await post(api, '/v1/api_keys', { as, body });
    return authenticate(api.deps, { token: String(made.secret) });
  };

  it('a key and whoever made it are one, and so are two keys of one person', async () => {
    const maker = await authenticate(api.deps, { token: api.people.exporter.token });
    const [key, other, foreign] = [await keyOf('exporter'), await keyOf('exporter'), await keyOf('colleague')];
    expect(key.kind).toBe('key');
    expect(await end(maker, await begin(key))).toBe(SAME);
    expect(await end(key, await begin(maker))).toBe(SAME);
    expect(await end(other, await begin(key))).toBe(SAME);
    expect(await end(foreign, await begin(key))).toBe('signed');
  });

  it('an agent for a firm is the same person as for themselves', async () => {
    const firm = api.people.exporter.organisationId;
    const granted = { agent_organisation_id: api.people.agent.organisationId, reference: 'Paper 5' };
    await post(api, '/v1/authorities', { as: 'firmAdministrator', body: granted });
    const { token } = api.people.agent;
    const [alone, acting] = [await authenticate(api.deps, { token }), await authenticate(api.deps, { token }, firm)];
    expect(acting.organisationId).toBe(firm);
    expect(await end(acting, await begin(alone))).toBe(SAME);
    expect(await end(alone, await begin(acting))).toBe(SAME);
  });
});

describe('at once', () => {
  it('of twenty officers who sign at the same moment one does, and one act is stored', async () => {
    const { identities } = await officers(21);
    const [first, ...others] = identities
      .filter(({ standsFor }) => standsFor === undefined)
      .filter((_, place) => place % 2 === 0);
    const view = await proposeAs(await callerOf(first!.membershipId));
    const callers = await Promise.all(others.map(({ membershipId }) => callerOf(membershipId)));
    const outcomes = await Promise.all(callers.map((caller) => outcomeOf(signAs(caller, view))));
    expect(outcomes).toHaveLength(20);
    expect(outcomes.filter((outcome) => outcome === 'signed')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'OPERATION.PROPOSAL_CLOSED')).toHaveLength(19);
    expect(await standing(view)).toMatchObject({ status: 'signed', acts: 1 });
    report('S5 signers at once', { signers: 20, signed: 1 });
  });

  it('the proposer racing against one other officer, in every role they have, never wins', async () => {
    const { people, identities } = await officers(6);
    const mine = identities.filter(({ person, standsFor }) => person === 0 || standsFor === 0);
    const view = await proposeAs(await callerOf(mine[0]!.membershipId));
    const other = identities.find(({ person, standsFor }) => person === 4 && standsFor === undefined)!;
    const callers = await Promise.all([...mine, ...mine, other].map(({ membershipId }) => callerOf(membershipId)));
    const outcomes = await Promise.all(callers.map((caller) => outcomeOf(signAs(caller, view))));
    expect(outcomes.at(-1)).toBe('signed');
    for (const outcome of outcomes.slice(0, -1)) expect([SAME, 'OPERATION.PROPOSAL_CLOSED']).toContain(outcome);
    expect(await standing(view)).toEqual({ status: 'signed', signedBy: people[4], acts: 1 });
  });
});

describe('the first signature', () => {
  it('expires: after its time nobody signs it, also not once it is marked, and it is proposed anew', async () => {
    const { identities } = await officers(4);
    const [first, second] = await Promise.all([0, 2].map((place) => callerOf(identities[place]!.membershipId)));
    const view = await proposeAs(first!);
    const expiry = Date.parse(view.proposal.expiresAt);
    const at = (instant: number): typeof api.deps => ({ ...api.deps, clock: () => new Date(instant) });
    expect(await outcomeOf(signAs(second!, view, at(expiry)))).toBe('OPERATION.PROPOSAL_EXPIRED');
    await api.deps.record.withActor(WORKER, (tx) => expireProposals(tx, new Date(expiry).toISOString()));
    for (const instant of [expiry + 1, expiry - 1, expiry + DAY])
      expect(await outcomeOf(signAs(second!, view, at(instant)))).toBe('OPERATION.PROPOSAL_CLOSED');
    expect(await standing(view)).toEqual({ status: 'expired', signedBy: null, acts: 0 });
    const again = await proposeAs(first!);
    expect(await outcomeOf(signAs(second!, again, at(Date.parse(again.proposal.expiresAt) - 1)))).toBe('signed');
  });
});
