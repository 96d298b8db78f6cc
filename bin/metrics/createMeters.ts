import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import {
  METERS,
  type MeterDefinition,
  type MeterLabels,
  type MeterName,
  type MeterNameOf,
  type MeterProcess,
  type Meters,
} from '../../domain/meters/meters.js';

/** Answers and calls take from a millisecond to the half minute after which nobody waits. */
const secondsBuckets = [0.001, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30];

/** One row of a gauge. */
export type GaugeReading<Name extends MeterNameOf<'gauge'>> = { labels: MeterLabels<Name>; value: number };

/** The measurements of one process. */
export interface ProcessMeters extends Meters {
  /** Sets a gauge to these rows and no others. */
  set<Name extends MeterNameOf<'gauge'>>(name: Name, readings: readonly GaugeReading<Name>[]): void;
  /** In Prometheus's text format. */
  text(): Promise<string>;
}

/**
 * Keeps the measurements of one process with prom-client: those of the table that the process takes, and Node's own.
 * @param process of which kind the process is
 */
export function createMeters(process: MeterProcess): ProcessMeters {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const counters = new Map<MeterName, Counter>();
  const gauges = new Map<MeterName, Gauge>();
  const histograms = new Map<MeterName, Histogram>();
  for (const [key, definition] of Object.entries(METERS) as [MeterName, MeterDefinition][]) {
    if (!definition.processes.includes(process)) continue;
    const { kind, meaning: help, labels } = definition;
    const shape = { name: key, help, labelNames: [...labels], registers: [registry] };
    if (kind === 'counter') counters.set(key, new Counter(shape));
    else if (kind === 'gauge') gauges.set(key, new Gauge(shape));
    else histograms.set(key, new Histogram({ ...shape, buckets: secondsBuckets }));
  }
  return {
    count: (name, labels) => get(counters, name).inc(labels),
    time: (name, labels, seconds) => get(histograms, name).observe(labels, seconds),
    set(name, readings) {
      const gauge = get(gauges, name);
      gauge.reset();
      for (const { labels, value } of readings) gauge.set(labels, value);
    },
    text: () => registry.metrics(),
  };

  function get<Kept>(kept: ReadonlyMap<MeterName, Kept>, name: MeterName): Kept {
    const found = kept.get(name);
    if (found === undefined) throw new Error(`${process} does not measure ${name}`);
    return found;
  }
}
