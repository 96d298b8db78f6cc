import { randomBytes } from 'node:crypto';
import type { z } from 'zod';
import type { Me } from '../../api/contract/ops.js';
import { fillIn } from './fillIn.js';
import { findAt, type JsonValue } from './jsonValue.js';
import { putPermitsOnFile } from './putPermitsOnFile.js';
import { ScenarioFailure, ScenarioRun } from './scenarioRun.js';
import type { Scenario, ScenarioStep } from './schema.js';
import { doActStep } from './steps/actStep.js';
import { doCounterpartyStep } from './steps/counterpartyStep.js';
import { doExpectStep } from './steps/expectStep.js';
import { doWaitStep } from './steps/waitStep.js';
import { People, type Target } from './target.js';

/** How a scenario ended. */
export interface ScenarioResult {
  name: string;
  title: string;
  passed: boolean;
  declarationId?: string;
  expectedEnd: string;
  /** State the declaration stood in at the end; undefined when none was created. */
  reachedEnd?: string;
  elapsedMs: number;
  /** What went wrong and at which step. */
  failure?: string;
}

/** Told what happens while a scenario runs; the demo prints it. */
export interface ScenarioWatcher {
  stepBegins?(run: ScenarioRun, step: ScenarioStep, index: number): void;
  declarationCreated?(run: ScenarioRun): void;
}

/** Carries one scenario out, step by step, over HTTP only. Never throws: what goes wrong is in the result. */
export async function runScenario(
  scenario: Scenario,
  target: Target,
  watcher: ScenarioWatcher = {},
): Promise<ScenarioResult> {
  const startedAt = Date.now();
  const run = new ScenarioRun(scenario, target, new People(target), randomBytes(4).toString('hex').toUpperCase());
  const failure = await attempt(run, watcher);
  const declarationId = run.known.get('declaration');
  const reachedEnd = typeof declarationId === 'string' ? await standingOf(run) : undefined;
  return {
    name: scenario.name,
    title: scenario.title,
    passed: failure === undefined && reachedEnd === scenario.expected_end,
    expectedEnd: scenario.expected_end,
    elapsedMs: Date.now() - startedAt,
    ...(typeof declarationId === 'string' ? { declarationId } : {}),
    ...(reachedEnd === undefined ? {} : { reachedEnd }),
    ...(failure === undefined ? {} : { failure }),
  };
}

async function attempt(run: ScenarioRun, watcher: ScenarioWatcher): Promise<string | undefined> {
  let where = 'preparation';
  try {
    await prepare(run);
    for (const [index, step] of run.scenario.steps.entries()) {
      where = `step ${index + 1} (${titleOf(step)})`;
      run.known.set('now', new Date().toISOString());
      watcher.stepBegins?.(run, step, index);
      await doStep(run, step);
      if ('do' in step && step.do === 'createDeclaration') watcher.declarationCreated?.(run);
    }
    return undefined;
  } catch (fault) {
    return `${where}: ${fault instanceof Error ? fault.message : String(fault)}`;
  }
}

/** Fills in the declaration: a reference of its own, the permits on file, the deadline policy. */
async function prepare(run: ScenarioRun): Promise<void> {
  const { scenario } = run;
  const { body } = await run.people.get(scenario.exporter).call('getMe');
  const permits = await putPermitsOnFile(run, (body as z.infer<typeof Me>).organisation.id);
  const data = fillIn(scenario.declaration, run.known) as Record<string, JsonValue>;
  run.data = {
    ...data,
    permits_on_file: permits,
    ...(Object.keys(scenario.policy).length === 0 ? {} : { policy: scenario.policy }),
  };
  const invoice = findAt(run.data, '/invoice/number');
  if (typeof invoice !== 'string') throw new ScenarioFailure('the declaration needs an invoice number');
  run.known.set('invoice', invoice);
}

async function doStep(run: ScenarioRun, step: ScenarioStep): Promise<void> {
  if ('do' in step) return doActStep(run, step);
  if ('waitFor' in step) return doWaitStep(run, step);
  if ('control' in step) return doCounterpartyStep(run, step);
  return doExpectStep(run, step);
}

/** Short name of a step, for messages. */
export function titleOf(step: ScenarioStep): string {
  if ('do' in step) return `${step.as} does ${step.do}`;
  if ('waitFor' in step) return `wait for ${Object.keys(step.waitFor).join(', ')}`;
  if ('control' in step) return `${step.counterparty} ${step.control}`;
  return `expect ${Object.keys(step.expect).join(', ')}`;
}

async function standingOf(run: ScenarioRun): Promise<string | undefined> {
  return run.readDeclaration().then(
    ({ state }) => state,
    () => undefined,
  );
}
