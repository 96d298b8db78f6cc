import { METERS, type MeterDefinition } from '../../../domain/meters/meters.js';

/** The text of docs/metrics.md: every measurement of domain/meters. */
export function metricsPage(): string {
  return [
    '# Metrics',
    '',
    '<!-- Made from domain/meters by npm run check -- --fix; not edited by hand. -->',
    '',
    'With `METRICS_PORT` set, API and worker answer `GET /metrics` in the text format of Prometheus, on `METRICS_HOST`',
    '(the loopback address unless said otherwise). `npm start` gives each process a port of its own, counting from that one;',
    'they stand in `run.json` of the home. Labels are words of ours: no id, name or amount is ever among them.',
    '',
    '| Name | Kind | Labels | From | Meaning |',
    '| --- | --- | --- | --- | --- |',
    ...Object.entries<MeterDefinition>(METERS).map(
      ([name, { kind, labels, processes, meaning }]) =>
        `| \`${name}\` | ${kind} | ${labels.map((label) => `\`${label}\``).join(', ')} | ${processes.join(', ')} | ${meaning} |`,
    ),
    '',
    'Counters and histograms are of one process since its start: add them up over all. Gauges are of the whole installation,',
    'and every API answers the same: take one, or the largest.',
    '',
    'Beside these stand the measurements of Node (`nodejs_…`, `process_…`), and in a worker those of Temporal itself',
    '(`temporal_…`): how long tasks wait for a worker (`temporal_workflow_task_schedule_to_start_latency_seconds`), free',
    'slots (`temporal_worker_task_slots_available`), cached clearances (`temporal_sticky_cache_size`), requests to the server',
    'that failed (`temporal_request_failure_total`).',
    '',
    '## What to watch',
    '',
    '| Sign | Means |',
    '| --- | --- |',
    '| `portolan_parked_steps` grows | a counterparty is down or a build has a fault; the labels say which |',
    '| `portolan_waiting_age_seconds` above a minute | acts, notices or events do not get on: is a worker running, is Temporal reachable |',
    '| `portolan_version_conflicts_total` or `portolan_differences_total` above 0 | a defect; the log names the case |',
    '| `portolan_notices_total{outcome="uninterpretable"}` grows | a counterparty sends what this release does not read |',
    '| `temporal_worker_task_slots_available` at 0 | the workers are full: start another |',
    '',
  ].join('\n');
}
