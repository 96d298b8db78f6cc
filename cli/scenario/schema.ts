/**
 * The scenario file: who does what, what is waited for, what the counterparties are told to do, and what must be true.
 * Demo, tests and browser runs read the same files; a new scenario needs no code.
 *
 * Any text may hold `${name}`: `${run}` is different in every run, `${today}` and `${now}` are the clock's; other names are
 * kept by `save`, by `permits_on_file`
 * (the permit's id) and by the steps themselves (`declaration`, and the `task`, `parked`, `payment`, `application` last waited for).
 */
import { z } from 'zod';
import { isAgency } from '../../domain/clearance/roles.js';
import { Expectation } from './expectation.js';
import { ActorName, CounterpartyName } from './names.js';

const name = z.string().regex(/^[a-z][a-z0-9_]*$/);
const pointer = z.string().regex(/^(\/.*)?$/, 'must be a JSON pointer');
const json = z.json();
const note = z.string().optional().describe('Shown by the demo beside the step');
const save = z
  .record(name, pointer)
  .optional()
  .describe('Name to JSON pointer into the answer, or into what was waited for');

/** `as` someone `do` a request of the API, by the name of its operation. */
export const ActStep = z.strictObject({
  as: ActorName,
  do: z.string().regex(/^[a-z][A-Za-z]+$/),
  path: z.record(z.string(), z.string()).optional().describe('Default for `id`: the declaration'),
  query: z.record(z.string(), z.string()).optional(),
  body: json.optional(),
  if_match: z.string().optional().describe('Version that was last read, where the request asks for it'),
  corrections: z
    .record(pointer, json)
    .optional()
    .describe("Changes of the declaration's data by pointer; the corrected data is sent as the body's `data` and kept"),
  pdf: z
    .strictObject({
      file_name: z.string(),
      lines: z.array(z.string()).min(1),
      fields: z.record(z.string(), z.string()),
    })
    .optional()
    .describe('Uploads a small PDF of these lines, made by the runner'),
  save,
  answers: z
    .strictObject({
      status: z.int().optional().describe('Default: any status below 300'),
      code: z.string().optional(),
      allowed_actions: z.array(z.string()).optional(),
      holds: z
        .record(pointer, json)
        .optional()
        .describe('JSON pointer into the answer to the value that must stand there'),
    })
    .optional(),
  note,
});
export type ActStep = z.infer<typeof ActStep>;

const Condition = z.strictObject({
  state: z.string().optional(),
  flag: z.string().optional(),
  no_flag: z.string().optional(),
  task: z.strictObject({ as: ActorName, kind: z.string() }).optional().describe('An open task of this declaration'),
  parked: z.strictObject({ step: z.string().optional(), counterparty: CounterpartyName.optional() }).optional(),
  payment: z.strictObject({ purpose: z.enum(['origin', 'destination']), status: z.string() }).optional(),
  application: z
    .strictObject({
      agency: z.string().refine(isAgency, 'must be the code of an agency'),
      standing: z.string(),
      round: z.int().optional(),
    })
    .optional(),
  timeline: z.strictObject({ what: z.string(), times: z.int().min(1).default(1) }).optional(),
  effect: z
    .strictObject({
      counterparty: CounterpartyName,
      operation: z.string(),
      performed: z.int().optional(),
      asked_at_least: z.int().optional(),
    })
    .optional(),
  notice: z
    .strictObject({ counterparty: CounterpartyName, type: z.string() })
    .optional()
    .describe('The counterparty has written a notice of this type about the parcel, whether it was sent or not'),
});
export type Condition = z.infer<typeof Condition>;

/** Waits, bounded, until everything named holds at once. */
export const WaitStep = z.strictObject({
  waitFor: Condition,
  within_seconds: z.number().min(0.1).max(120).default(40),
  save,
  note,
});
export type WaitStep = z.infer<typeof WaitStep>;

/** Tells a mock counterparty how to behave, or to do something, for this scenario's parcel alone. */
export const CounterpartyStep = z.strictObject({
  counterparty: CounterpartyName,
  control: z
    .enum(['script', 'down', 'event', 'feed', 'pay', 'phone', 'release_notices'])
    .describe('`phone`: somebody there reads out what the newest notice says, whether it was sent or not'),
  operation: z.string().optional(),
  behaviours: z.array(z.record(z.string(), json)).optional(),
  times: z.int().optional(),
  for_requests: z.int().optional().describe('How many requests find it down; default: all from now on'),
  event: z.string().optional(),
  data: z.record(z.string(), json).optional().describe('What the notice of the event says beside what it always says'),
  speaks_as: z.string().optional().describe('With `feed`: sent as a notice of this type, which is not its own'),
  purpose: z.enum(['origin', 'destination']).optional().describe('Which payment to pay'),
  save,
  note,
});
export type CounterpartyStep = z.infer<typeof CounterpartyStep>;

export const ExpectStep = z.strictObject({ expect: Expectation, note });
export type ExpectStep = z.infer<typeof ExpectStep>;

export const ScenarioStep = z.union([ActStep, WaitStep, CounterpartyStep, ExpectStep]);
export type ScenarioStep = z.infer<typeof ScenarioStep>;

const PermitOnFile = z.strictObject({
  permit_type: z.string(),
  by: ActorName.describe('Officer of the agency that puts it on file'),
  quantity_grams: z.int(),
  hs_prefixes: z.array(z.string()),
});
export type PermitOnFile = z.infer<typeof PermitOnFile>;

export const Scenario = z.strictObject({
  $schema: z.string().optional(),
  name: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .describe('The name of the file'),
  title: z.string().max(60),
  shows: z.string(),
  exporter: z.enum(['exporter', 'other_exporter', 'exporter_my', 'exporter_cn']).default('exporter'),
  expected_end: z.string(),
  permits_on_file: z.record(name, PermitOnFile).default({}),
  policy: z.record(z.string(), json).default({}).describe('Deadline policy, recorded at submission'),
  declaration: z.record(z.string(), json).describe('The data of the declaration; policy and permits on file are added'),
  steps: z.array(ScenarioStep).min(1),
});
export type Scenario = z.infer<typeof Scenario>;
