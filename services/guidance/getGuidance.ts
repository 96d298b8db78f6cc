import { REQUESTED_CERTIFICATES, type RequestedCertificate } from '../../domain/declaration/origin.js';
import type { Decision } from '../../domain/decision.js';
import { loadTableRates } from '../../prisma/queries/exchangeRates.js';
import { decideGuidance } from '../../rules/decisions/guidance/decideGuidance.js';
import { guidanceRateNeeds } from '../../rules/decisions/guidance/guidanceRateNeeds.js';
import type { Guidance } from '../../rules/decisions/guidance/guidance.js';
import type { GuidanceQuestion } from '../../rules/decisions/guidance/question.js';
import { regimesAsked } from '../../rules/decisions/quote/regimeChoice.js';
import { packsBinding } from '../../rules/loader/packsBinding.js';
import type { PackRegistry } from '../../rules/loader/packRegistry.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { codeFaults } from '../nomenclature/codeFaults.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem, type Fault } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { readFacts } from './readFacts.js';

/** The question as it comes over the wire: lists as text, the value in two parts, the day left out for today at the origin. */
export interface GuidanceRequest extends Omit<
  GuidanceQuestion,
  'date' | 'decidedAt' | 'facts' | 'requested' | 'value'
> {
  date?: string | undefined;
  value?: string | undefined;
  currency?: string | undefined;
  /** Certificates with commas between. */
  requested?: string | undefined;
  /** `name:answer` with commas between. */
  facts?: string | undefined;
}

/** The question as it was understood, and the answer. */
export interface GuidanceGiven {
  question: GuidanceQuestion;
  decision: Decision<Guidance>;
}

/**
 * What goods need on their way. Nothing is read of any firm and nothing is stored, so any role may ask. A value is held
 * against limits in other currencies by the packs' rates and the installation's tables, as quotes and assessments do it.
 * Throws `REQUEST.PARAMETER_INVALID` with every parameter that is at fault and how to mend it.
 */
export async function getGuidance(
  deps: Pick<ServiceDeps, 'record' | 'registry' | 'nomenclature' | 'clock'>,
  caller: Caller,
  request: GuidanceRequest,
): Promise<GuidanceGiven> {
  authorise(caller, 'getGuidance');
  const { record, registry, clock } = deps;
  const decidedAt = clock().toISOString();
  const { date: asked, value: amount, currency, requested, facts: told, ...rest } = request;
  const date = asked ?? registry.dayIn(request.origin, decidedAt);
  const { facts, faults } = readFacts(registry, { ...request, date }, told);
  const all = [
    ...checkPacks(registry, request, date),
    ...checkRegime(registry, request, date),
    ...codeFaults(deps, { countries: [request.origin, request.destination], date }, [
      { pointer: 'query/hs_code', code: request.hsCode },
    ]),
    ...checkValue(amount, currency),
    ...checkRequested(requested),
    ...faults,
  ];
  if (all.length > 0) throw new ServiceProblem('REQUEST.PARAMETER_INVALID', { faults: all });
  const question: GuidanceQuestion = {
    ...rest,
    date,
    decidedAt,
    facts,
    ...(amount === undefined || currency === undefined ? {} : { value: { amount, currency } }),
    ...(requested === undefined ? {} : { requested: requested.split(',') as RequestedCertificate[] }),
  };
  const needs = guidanceRateNeeds(registry, question);
  const tables = needs.length === 0 ? [] : await record.withActor(actorOf(caller), (tx) => loadTableRates(tx, needs));
  return { question, decision: decideGuidance(registry, question, { tables }) };
}

const fault = (name: string, message: string, hint: string): Fault => ({
  pointer: `query/${name}`,
  code: 'REQUEST.FIELD_INVALID',
  message,
  hint,
});

function checkPacks(registry: PackRegistry, { origin, destination }: GuidanceRequest, date: string): Fault[] {
  const packs = [origin, destination].flatMap((country) => packsBinding(registry, country, date));
  if (packs.length > 0) return [];
  const concerned = registry.packs.filter(
    ({ manifest: { country, roles } }) => [origin, destination].includes(country) || roles.includes('international'),
  );
  const first = concerned.map(({ manifest }) => manifest.effectiveFrom).sort()[0] ?? 'none';
  return [fault('date', `no rules are held for ${date}`, `Ask about a day from ${first} on.`)];
}

/** A regime is one of the destination's, where the destination has a pack that names regimes. */
function checkRegime(registry: PackRegistry, { destination, regime }: GuidanceRequest, date: string): Fault[] {
  if (regime === undefined) return [];
  const pack = registry.findPackAt(destination, date);
  const codes = pack === undefined ? [] : regimesAsked(pack, undefined, date).map(({ code }) => code);
  if (codes.includes(regime)) return [];
  const hint =
    codes.length === 0
      ? `No regime of ${destination} is known on ${date}: leave it out.`
      : `Regimes of ${destination}: ${codes.join(', ')}.`;
  return [fault('regime', `is no regime of ${destination} on ${date}`, hint)];
}

function checkValue(amount: string | undefined, currency: string | undefined): Fault[] {
  if ((amount === undefined) === (currency === undefined)) return [];
  const [missing, given] = amount === undefined ? (['value', 'currency'] as const) : (['currency', 'value'] as const);
  return [fault(missing, `is missing beside ${given}`, 'Give both, such as value=280.00 and currency=USD.')];
}

function checkRequested(requested: string | undefined): Fault[] {
  const strangers = (requested?.split(',') ?? []).filter(
    (name) => !(REQUESTED_CERTIFICATES as readonly string[]).includes(name),
  );
  return strangers.map((name) =>
    fault(
      'requested',
      `"${name}" is no certificate that may be asked for`,
      `Known: ${REQUESTED_CERTIFICATES.join(', ')}.`,
    ),
  );
}
