/** Who measures: each process exposes its own. */
export type MeterProcess = 'api' | 'worker';

/** What is said of one measurement. Labels are words of ours, never ids, names or anything else about a person or a case. */
export interface MeterDefinition {
  kind: 'counter' | 'gauge' | 'histogram';
  /** Seconds in a histogram's and an age's name; everything else counts. */
  meaning: string;
  labels: readonly string[];
  processes: readonly MeterProcess[];
}

/** Every measurement of ours, by the name under which it is read. The only list: interface, registry and document come from it. */
export const METERS = {
  portolan_http_request_duration_seconds: {
    kind: 'histogram',
    meaning: 'Requests answered by the API, and how long they took. `route` is the method and the pattern of the path.',
    labels: ['route', 'status'],
    processes: ['api'],
  },
  portolan_acts_total: {
    kind: 'counter',
    meaning:
      "Deliveries of people's acts: `accepted` or `refused` by the clearance, or `waiting`, stored and not taken up yet.",
    labels: ['act', 'outcome'],
    processes: ['api'],
  },
  portolan_notices_total: {
    kind: 'counter',
    meaning:
      'Notices of counterparties: `received` or `repeated` on arrival; then `interpreted` or `uninterpretable`; then `applied` or `ignored`. One that is not understood is counted at each try.',
    labels: ['counterparty', 'outcome'],
    processes: ['api', 'worker'],
  },
  portolan_redeliveries_total: {
    kind: 'counter',
    meaning: 'What the sweeper did again: acts and notices that were not taken up, clearances without a workflow.',
    labels: ['what'],
    processes: ['api'],
  },
  portolan_differences_total: {
    kind: 'counter',
    meaning: 'Differences between a row and its workflow that the reconciler found; each is a defect.',
    labels: ['what'],
    processes: ['api'],
  },
  portolan_waiting: {
    kind: 'gauge',
    meaning:
      'What is stored and waits: acts and notices for being taken up, events for their position in the feed. The whole installation, read at the scrape.',
    labels: ['what'],
    processes: ['api'],
  },
  portolan_waiting_age_seconds: {
    kind: 'gauge',
    meaning: 'How long the oldest of each has waited; 0 where nothing waits.',
    labels: ['what'],
    processes: ['api'],
  },
  portolan_clearances: {
    kind: 'gauge',
    meaning: 'Clearances that are open, by state. The whole installation, read at the scrape.',
    labels: ['state'],
    processes: ['api'],
  },
  portolan_parked_steps: {
    kind: 'gauge',
    meaning:
      'Steps that are parked, by cause: counterparty and error code. The whole installation, read at the scrape.',
    labels: ['counterparty', 'code'],
    processes: ['api'],
  },
  portolan_counterparty_call_duration_seconds: {
    kind: 'histogram',
    meaning:
      'Calls to counterparties, and how long they took: `accepted`, `refused` or `unclear` answers; else the code of the fault.',
    labels: ['counterparty', 'operation', 'outcome'],
    processes: ['worker'],
  },
  portolan_steps_total: {
    kind: 'counter',
    meaning:
      'Activities that ended: `done`, or the code of the failure. A recording that found its key stored is `done`.',
    labels: ['step', 'outcome'],
    processes: ['worker'],
  },
  portolan_webhook_duration_seconds: {
    kind: 'histogram',
    meaning:
      "Events sent to firms' webhook endpoints, and how long it took: `taken`, `refused` by the receiver's answer, or `unanswered`.",
    labels: ['outcome'],
    processes: ['worker'],
  },
  portolan_version_conflicts_total: {
    kind: 'counter',
    meaning: 'Recordings that expected another version of the record; each is a defect and parks its step.',
    labels: ['step'],
    processes: ['worker'],
  },
} as const satisfies Record<`portolan_${string}`, MeterDefinition>;

export type MeterName = keyof typeof METERS;
/** Names of measurements of one kind. */
export type MeterNameOf<Kind extends MeterDefinition['kind']> = {
  [Name in MeterName]: (typeof METERS)[Name]['kind'] extends Kind ? Name : never;
}[MeterName];
/** The labels of one measurement, each with its word. */
export type MeterLabels<Name extends MeterName> = Record<(typeof METERS)[Name]['labels'][number], string>;

/** Where code says what happened; what becomes of it is chosen in bin/. Neither ever throws. */
export interface Meters {
  /** One more. */
  count<Name extends MeterNameOf<'counter'>>(name: Name, labels: MeterLabels<Name>): void;
  /** One more, and how long it took. */
  time<Name extends MeterNameOf<'histogram'>>(name: Name, labels: MeterLabels<Name>, seconds: number): void;
}

/** For a process that measures nothing. */
export const NO_METERS: Meters = { count: () => undefined, time: () => undefined };
