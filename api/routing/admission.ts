import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import type { Caller } from '../../services/caller.js';
import { FairGate } from '../../services/limits/fairGate.js';
import { RequestBudgets, type Budget } from '../../services/limits/requestBudgets.js';
import { ServiceProblem } from '../../services/problem.js';
import type { ServiceDeps } from '../../services/serviceDeps.js';
import { SESSION_COOKIE } from '../session/setUpSession.js';
import type { AdmissionLimits } from './requestLimits.js';

/** Lets requests in: by turns among firms, and within the budgets of address, credential, person and firm. */
export interface Admission {
  /** Counts a request of an address, before anything else is known. Throws `REQUEST.RATE_LIMITED`. */
  countAddress(request: Request): Promise<void>;
  /** Waits for a place, which is given back when the answer is out. Throws `REQUEST.RATE_LIMITED`. */
  enter(request: Request, response: Response): Promise<void>;
  /** Counts a request of whoever is known now. Throws `REQUEST.RATE_LIMITED`. */
  count(request: Request, response: Response, caller: Counted): Promise<void>;
}

/** Who is counted: a person, where there is one, and a firm. */
type Counted = Pick<Caller, 'organisationId'> & { personId?: string | null };

/** Names of subjects are hashed: neither credentials nor addresses are kept. */
const subjectOf = (kind: string, text: string): string =>
  `${kind}:${createHash('sha256').update(`${kind} ${text}`).digest('base64url').slice(0, 22)}`;

/** Addresses of IPv6 count by the network that one subscriber is given. */
const addressOf = (request: Request): string => subjectOf('address', ipKeyGenerator(request.ip ?? ''));

const SESSION = new RegExp(`(?:^|; *)(?:__Host-)?${SESSION_COOKIE}=([^;]+)`);

/** Of all cookies only the one that opens a session: others are whatever the browser likes to send. */
const sessionOf = (cookies: string): string | undefined => SESSION.exec(cookies)?.[1];

const credentialOf = (request: Request): string | undefined => {
  const credential = request.get('Authorization') ?? sessionOf(request.get('Cookie') ?? '');
  return credential === undefined ? undefined : subjectOf('credential', credential);
};

const KINDS: Readonly<Record<string, string>> = {
  address: 'this address',
  credential: 'this credential',
  person: 'this person',
  firm: 'this firm',
};

/** Credentials whose firm is remembered. */
const REMEMBERED = 10_000;

/** One for the process: budgets are shared with the other processes, places are its own. */
export function createAdmission(
  deps: Pick<ServiceDeps, 'record' | 'background' | 'logger'>,
  limits: AdmissionLimits,
): Admission {
  const budgets = new RequestBudgets(deps);
  const gate = new FairGate(limits);
  // Whose a credential was when it last was asked for: for its turn alone. Who asks is looked up every time.
  const firms = new Map<string, string>();

  const take = async (asked: readonly Budget[], response?: Response): Promise<void> => {
    const taken = await budgets.take(asked);
    if (taken === undefined) return;
    const kind = taken.budget.subject.split(':')[0] ?? '';
    response?.set('RateLimit-Policy', `"${kind}";q=${taken.budget.perMinute};w=60`);
    response?.set('RateLimit', `"${kind}";r=${taken.left}`);
    if (taken.retryAfterSeconds === undefined) return;
    throw new ServiceProblem('REQUEST.RATE_LIMITED', {
      detail: `${taken.budget.perMinute} requests a minute of ${KINDS[kind] ?? kind} are taken.`,
      retryAfterSeconds: taken.retryAfterSeconds,
    });
  };
  const perMinute = (share: number): number => Math.max(1, Math.round(limits.requestsPerMinute * share));

  return {
    countAddress: (request) => take([{ subject: addressOf(request), perMinute: perMinute(limits.addressShare) }]),

    async enter(request, response) {
      const credential = credentialOf(request);
      const leave = await gate.enter(
        (credential === undefined ? undefined : firms.get(credential)) ?? addressOf(request),
      );
      response.once('close', leave);
      if (!response.closed) return;
      leave();
      // Whoever waited is gone: nobody reads what this would come to.
      throw new ServiceProblem('REQUEST.TOO_SLOW');
    },

    async count(request, response, { personId, organisationId }) {
      const credential = credentialOf(request);
      const firm = subjectOf('firm', organisationId);
      if (credential !== undefined) {
        firms.delete(credential);
        firms.set(credential, firm);
        const [oldest] = firms.keys();
        if (firms.size > REMEMBERED && oldest !== undefined) firms.delete(oldest);
      }
      const person = typeof personId === 'string' ? [['person', personId, limits.personShare] as const] : [];
      const own = credential === undefined ? [] : [{ subject: credential, perMinute: perMinute(1) }];
      const others = [...person, ['firm', organisationId, limits.firmShare] as const].map(
        ([kind, id, share]): Budget => ({ subject: subjectOf(kind, id), perMinute: perMinute(share) }),
      );
      await take([...own, ...others], response);
    },
  };
}
