import type { z } from 'zod';
import type { Declaration, TimelineEntry } from '../../../api/contract/declaration.js';
import type { ParkedStep } from '../../../api/contract/ops.js';
import type { Payment } from '../../../api/contract/payment.js';
import type { PermitApplication } from '../../../api/contract/permit.js';
import type { Task } from '../../../api/contract/task.js';
import { readMockEffects, readNotices } from '../control.js';
import { readAll } from '../readAll.js';
import { ScenarioFailure, type ScenarioRun } from '../scenarioRun.js';
import type { Condition, WaitStep } from '../schema.js';
import { mockUrlOf } from '../target.js';
import { keep } from './actStep.js';

const POLL_MS = 200;

/** What was looked at: whether the condition holds, what was found, and how things stand for the message if it never does. */
interface Sight {
  holds: boolean;
  /** Kept under the condition's name when it holds. */
  found?: {
    name: 'task' | 'parked' | 'payment' | 'application' | 'inspection';
    thing: { id: string; subject_id?: string | null };
  };
  stands: string;
}

/** Waits until everything named holds in one look, and keeps what was waited for. */
export async function doWaitStep(run: ScenarioRun, step: WaitStep): Promise<void> {
  const until = Date.now() + step.within_seconds * 1000;
  for (;;) {
    const isLast = Date.now() > until;
    const sights = await look(run, step.waitFor, isLast);
    if (sights.every(({ holds }) => holds)) {
      for (const { found } of sights) {
        if (found === undefined) continue;
        run.known.set(found.name, found.thing.id);
        if (typeof found.thing.subject_id === 'string') run.known.set('subject', found.thing.subject_id);
        keep(run, step.save ?? {}, found.thing);
      }
      return;
    }
    if (isLast) {
      throw new ScenarioFailure(
        `waited ${step.within_seconds} s in vain for ${JSON.stringify(step.waitFor)}; ${sights.map(({ stands }) => stands).join('; ')}`,
      );
    }
    await new Promise((wake) => setTimeout(wake, POLL_MS));
  }
}

/** Looks at one thing after the other until one does not hold, or at everything. */
async function look(run: ScenarioRun, condition: Condition, atEverything: boolean): Promise<Sight[]> {
  const { task, parked, payment, application, timeline, effect, notice } = condition;
  const looks = [
    async () => lookAtDeclaration(await run.readDeclaration(), condition),
    task && (() => lookAtTask(run, task)),
    parked && (() => lookAtParked(run, parked)),
    payment && (() => lookAtPayment(run, payment)),
    application && (() => lookAtApplication(run, application)),
    timeline && (() => lookAtTimeline(run, timeline)),
    effect && (() => lookAtEffect(run, effect)),
    notice && (() => lookAtNotices(run, notice)),
  ];
  const sights: Sight[] = [];
  for (const lookAt of looks) {
    if (lookAt === undefined) continue;
    const sight = await lookAt();
    sights.push(sight);
    if (!sight.holds && !atEverything) break;
  }
  return sights;
}

function lookAtDeclaration({ state, flags }: Declaration, condition: Condition): Sight {
  const holds =
    (condition.state === undefined || condition.state === state) &&
    (condition.flag === undefined || (flags as string[]).includes(condition.flag)) &&
    (condition.no_flag === undefined || !(flags as string[]).includes(condition.no_flag));
  return { holds, stands: `state is ${state}, flags are ${flags.join(', ') || 'none'}` };
}

async function lookAtTask(run: ScenarioRun, { as, kind }: NonNullable<Condition['task']>): Promise<Sight> {
  const query = { declaration_id: run.declarationId, status: 'open' };
  const tasks = await readAll<Task>(run.people.get(as), 'listTasks', { query });
  const thing = tasks.find((task) => task.kind === kind);
  const stands = `open tasks of ${as} are ${tasks.map((task) => task.kind).join(', ') || 'none'}`;
  return { holds: thing !== undefined, stands, ...(thing === undefined ? {} : { found: { name: 'task', thing } }) };
}

async function lookAtParked(run: ScenarioRun, wanted: NonNullable<Condition['parked']>): Promise<Sight> {
  const query = { declaration_id: run.declarationId };
  const parked = await readAll<z.infer<typeof ParkedStep>>(run.people.get('operator'), 'listStuck', { query });
  const thing = parked.find(
    ({ step, counterparty }) =>
      (wanted.step === undefined || wanted.step === step) &&
      (wanted.counterparty === undefined || wanted.counterparty === counterparty),
  );
  const stands = `parked are ${parked.map(({ step, counterparty, code }) => `${step} (${counterparty} ${code})`).join(', ') || 'none'}`;
  return { holds: thing !== undefined, stands, ...(thing === undefined ? {} : { found: { name: 'parked', thing } }) };
}

async function lookAtPayment(run: ScenarioRun, wanted: NonNullable<Condition['payment']>): Promise<Sight> {
  const query = { declaration_id: run.declarationId };
  const payments = await readAll<z.infer<typeof Payment>>(run.people.get(run.scenario.exporter), 'listPayments', {
    query,
  });
  const thing = payments.find(({ purpose, status }) => purpose === wanted.purpose && status === wanted.status);
  const stands = `payments are ${payments.map(({ purpose, status }) => `${purpose} ${status}`).join(', ') || 'none'}`;
  return { holds: thing !== undefined, stands, ...(thing === undefined ? {} : { found: { name: 'payment', thing } }) };
}

async function lookAtApplication(run: ScenarioRun, wanted: NonNullable<Condition['application']>): Promise<Sight> {
  const query = { declaration_id: run.declarationId };
  const applications = await readAll<z.infer<typeof PermitApplication>>(
    run.people.get(run.scenario.exporter),
    'listPermitApplications',
    { query },
  );
  const thing = applications.find(
    ({ agency, standing, round }) =>
      agency === wanted.agency &&
      standing === wanted.standing &&
      (wanted.round === undefined || wanted.round === round),
  );
  const stands = `applications are ${applications.map(({ agency, standing, round }) => `${agency} ${standing} (${round})`).join(', ') || 'none'}`;
  return {
    holds: thing !== undefined,
    stands,
    ...(thing === undefined ? {} : { found: { name: 'application', thing } }),
  };
}

async function lookAtTimeline(run: ScenarioRun, wanted: NonNullable<Condition['timeline']>): Promise<Sight> {
  const entries = await readTimeline(run);
  const times = entries.filter(({ what }) => what === wanted.what).length;
  return { holds: times >= wanted.times, stands: `the timeline has ${entries.map(({ what }) => what).join(', ')}` };
}

async function lookAtEffect(run: ScenarioRun, wanted: NonNullable<Condition['effect']>): Promise<Sight> {
  const effects = await readMockEffects(mockUrlOf(run.target, wanted.counterparty), run.invoiceNumber);
  const own = effects.filter(({ operation }) => operation === wanted.operation);
  const performed = own.reduce((sum, effect) => sum + effect.performed, 0);
  const asked = own.reduce((sum, effect) => sum + effect.asked, 0);
  const holds =
    (wanted.performed === undefined || wanted.performed === performed) &&
    (wanted.asked_at_least === undefined || asked >= wanted.asked_at_least);
  return {
    holds,
    stands: `${wanted.counterparty} performed ${wanted.operation} ${performed} times and was asked ${asked} times`,
  };
}

async function lookAtNotices(run: ScenarioRun, wanted: NonNullable<Condition['notice']>): Promise<Sight> {
  const notices = await readNotices(mockUrlOf(run.target, wanted.counterparty), run.invoiceNumber);
  const types = notices.map(({ type }) => type);
  return {
    holds: types.includes(wanted.type),
    stands: `${wanted.counterparty} has written ${types.join(', ') || 'no notices'}`,
  };
}

/** The whole timeline as an officer of customs sees it. */
export function readTimeline(run: ScenarioRun): Promise<TimelineEntry[]> {
  return readAll<TimelineEntry>(run.people.get('customs_officer'), 'getTimeline', {
    path: { declaration_id: run.declarationId },
  });
}
