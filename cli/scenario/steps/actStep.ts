import { randomUUID } from 'node:crypto';
import { ApiProblem } from '../../client/apiProblem.js';
import { getOperation, type ApiAnswer, type ApiRequest } from '../../client/apiClient.js';
import { fillIn, fillTexts } from '../fillIn.js';
import { asText, findAt, withChanges, type JsonValue } from '../jsonValue.js';
import { makePdf } from '../makePdf.js';
import { ScenarioFailure, type ScenarioRun } from '../scenarioRun.js';
import type { ActStep } from '../schema.js';

/** Sends one request as one person and checks how it is answered. */
export async function doActStep(run: ScenarioRun, step: ActStep): Promise<void> {
  const answer = await answerTo(run, step);
  checkAnswer(step, answer);
  if (step.do === 'createDeclaration') keep(run, { declaration: '/id' }, answer.body);
  keep(run, step.save ?? {}, answer.body);
}

/** Keeps values of an answer under names. */
export function keep(run: ScenarioRun, names: Readonly<Record<string, string>>, from: unknown): void {
  for (const [name, pointer] of Object.entries(names)) {
    const value = findAt(from, pointer);
    if (value === undefined)
      throw new ScenarioFailure(`nothing to keep as ${name} at ${pointer} of ${JSON.stringify(from)}`);
    run.known.set(name, value);
  }
}

/** A refusal is an answer too: the scenario may expect it. */
async function answerTo(run: ScenarioRun, step: ActStep): Promise<ApiAnswer> {
  try {
    return await run.people.get(step.as).call(step.do, requestOf(run, step));
  } catch (fault) {
    if (fault instanceof ApiProblem && step.answers?.status === fault.status)
      return { status: fault.status, body: fault.problem };
    throw fault;
  }
}

function requestOf(run: ScenarioRun, step: ActStep): ApiRequest {
  const path = { ...defaultPath(run, step), ...fillTexts(step.path ?? {}, run.known) };
  const request: ApiRequest = {
    ...{ path, query: fillTexts(step.query ?? {}, run.known), idempotencyKey: randomUUID() },
    ...(step.if_match === undefined ? {} : { ifMatch: asText(fillIn(step.if_match, run.known)) }),
  };
  if (step.pdf !== undefined) {
    const { file_name: fileName, lines, fields } = step.pdf;
    const content = makePdf(lines.map((line) => asText(fillIn(line, run.known))));
    return {
      ...request,
      upload: { fields: fillTexts(fields, run.known), fileName, content, mediaType: 'application/pdf' },
    };
  }
  const body = bodyOf(run, step);
  return body === undefined ? request : { ...request, body };
}

/** The one parameter of most paths is the thing last created or waited for. */
function defaultPath(run: ScenarioRun, step: ActStep): Record<string, string> {
  const names = [...getOperation(step.do).path.matchAll(/\{([a-z_]+)\}/g)].map(([, name = '']) => name);
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = run.known.get(name.replace(/_id$/, '').replace('parked_step', 'parked'));
      return typeof value === 'string' ? [[name, value]] : [];
    }),
  );
}

function bodyOf(run: ScenarioRun, step: ActStep): JsonValue | undefined {
  const body = step.body === undefined ? undefined : fillIn(step.body, run.known);
  if (step.corrections !== undefined) run.data = withChanges(run.data, fillChanges(run, step.corrections));
  if (step.do === 'createDeclaration' || step.corrections !== undefined) {
    return { ...(body as Record<string, JsonValue> | undefined), data: run.data };
  }
  return body;
}

const fillChanges = (run: ScenarioRun, changes: Readonly<Record<string, JsonValue>>): Record<string, JsonValue> =>
  Object.fromEntries(Object.entries(changes).map(([pointer, change]) => [pointer, fillIn(change, run.known)]));

function checkAnswer({ do: operation, answers = {} }: ActStep, { status, body }: ApiAnswer): void {
  const differences: string[] = [];
  if (answers.status === undefined ? status >= 300 : status !== answers.status) {
    differences.push(`status is ${status}, not ${answers.status ?? 'a success'}`);
  }
  const holds = {
    ...(answers.code === undefined ? {} : { '/code': answers.code }),
    ...(answers.allowed_actions === undefined ? {} : { '/allowed_actions': answers.allowed_actions }),
    ...answers.holds,
  };
  for (const [pointer, expected] of Object.entries(holds)) {
    const found = findAt(body, pointer);
    if (JSON.stringify(found) !== JSON.stringify(expected)) {
      differences.push(`${pointer} is ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`);
    }
  }
  if (differences.length > 0)
    throw new ScenarioFailure(`${operation} was answered otherwise: ${differences.join('; ')}`);
}
