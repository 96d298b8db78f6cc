import type { z } from 'zod';
import type { Assessment } from '../../../api/contract/assessment.js';
import type { Declaration } from '../../../api/contract/declaration.js';
import type { Document } from '../../../api/contract/document.js';
import type { Permit } from '../../../api/contract/permit.js';
import { readMockEffects } from '../control.js';
import { fillIn } from '../fillIn.js';
import { asText, findAt, type JsonValue } from '../jsonValue.js';
import { readAll } from '../readAll.js';
import { ScenarioFailure, type ScenarioRun } from '../scenarioRun.js';
import type { Expectation } from '../expectation.js';
import { ActorName } from '../names.js';
import type { ExpectStep } from '../schema.js';
import { mockUrlOf } from '../target.js';
import { compareAssessment } from './compareAssessment.js';
import { readTimeline } from './waitStep.js';

/** Collects every difference, so that one run shows them all. */
type Differ = (what: string, found: unknown, expected: unknown) => void;

/** Compares what is with what the scenario says, and fails with all differences at once. */
export async function doExpectStep(run: ScenarioRun, { expect }: ExpectStep): Promise<void> {
  const differences: string[] = [];
  const differ: Differ = (what, found, expected) => {
    if (JSON.stringify(found) === JSON.stringify(expected)) return;
    differences.push(`${what} is ${JSON.stringify(found)}, not ${JSON.stringify(expected)}`);
  };
  compareDeclaration(await run.readDeclaration(), run, expect, differ);
  await compareActions(run, expect, differ);
  await compareHistory(run, expect, differ);
  await compareEffects(run, expect, differ);
  await compareStock(run, expect, differ);
  if (expect.assessment !== undefined) {
    const assessments = await readAll<Assessment>(run.people.get('customs_officer'), 'listAssessments', {
      path: { declaration_id: run.declarationId },
    });
    differences.push(...compareAssessment(assessments, expect.assessment));
  }
  if (differences.length > 0) throw new ScenarioFailure(`expected otherwise:\n  ${differences.join('\n  ')}`);
}

function compareDeclaration(declaration: Declaration, run: ScenarioRun, expect: Expectation, differ: Differ): void {
  if (expect.state !== undefined) differ('state', declaration.state, expect.state);
  if (expect.flags !== undefined) differ('flags', [...declaration.flags].sort(), [...expect.flags].sort());
  if (expect.data_version !== undefined) differ('data_version', declaration.data_version, expect.data_version);
  for (const [pointer, expected] of Object.entries(expect.data ?? {})) {
    differ(pointer, findAt(declaration, pointer), fillIn(expected, run.known));
  }
}

async function compareActions(run: ScenarioRun, expect: Expectation, differ: Differ): Promise<void> {
  const path = { declaration_id: run.declarationId };
  for (const [who, actions] of Object.entries(expect.allowed_actions ?? {})) {
    const { body } = await run.people.get(ActorName.parse(who)).call('getDeclaration', { path });
    differ(`actions of ${who}`, [...(body as Declaration).allowed_actions].sort(), [...actions].sort());
  }
  if (expect.lane !== undefined) {
    const { body } = await run.people.get('customs_officer').call('getDeclaration', { path });
    differ('lane', (body as Declaration).lane, expect.lane);
  }
}

async function compareHistory(run: ScenarioRun, expect: Expectation, differ: Differ): Promise<void> {
  if (expect.states === undefined && expect.timeline === undefined && expect.happened === undefined) return;
  const entries = await readTimeline(run);
  if (expect.states !== undefined) {
    const states = entries.flatMap(({ from_state, to_state }) =>
      to_state === null || to_state === 'DRAFT' || from_state === to_state ? [] : [to_state],
    );
    differ('states', states, expect.states);
  }
  const whats = entries.map(({ what }) => what);
  for (const [what, times] of Object.entries(expect.happened ?? {})) {
    differ(`times of ${what}`, whats.filter((candidate) => candidate === what).length, times);
  }
  let from = 0;
  for (const what of expect.timeline ?? []) {
    const at = whats.indexOf(what, from);
    if (at < 0) return differ('timeline', whats, expect.timeline);
    from = at + 1;
  }
}

async function compareEffects(run: ScenarioRun, expect: Expectation, differ: Differ): Promise<void> {
  for (const [counterparty, expected] of Object.entries(expect.effects ?? {})) {
    const counts: Record<string, number> = {};
    for (const { operation, performed } of await readMockEffects(
      mockUrlOf(run.target, counterparty),
      run.invoiceNumber,
    )) {
      if (performed > 0) counts[operation] = (counts[operation] ?? 0) + performed;
    }
    differ(`effects at ${counterparty}`, sorted(counts), sorted(expected));
  }
}

async function compareStock(run: ScenarioRun, expect: Expectation, differ: Differ): Promise<void> {
  const exporter = run.people.get(run.scenario.exporter);
  for (const [name, grams] of Object.entries(expect.permits_remaining ?? {})) {
    const { body } = await exporter.call('getPermit', {
      path: { permit_id: asText(fillIn(`\${${name}}`, run.known)) },
    });
    differ(`remainder of ${name}`, (body as z.infer<typeof Permit>).remaining_grams, grams);
  }
  if (expect.documents !== undefined) {
    const documents = await readAll<Document>(exporter, 'listDocuments', {
      query: { declaration_id: run.declarationId },
    });
    differ('documents', documents.map(({ kind }) => kind).sort(), [...expect.documents].sort());
  }
}

const sorted = (counts: Readonly<Record<string, JsonValue>>): [string, JsonValue][] =>
  Object.entries(counts).sort(([left], [right]) => left.localeCompare(right));
