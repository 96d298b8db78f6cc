/** Conversions between instants and clock times of a zone, by the platform's own time zone data. */

const MINUTE_MS = 60_000;

interface ClockTime {
  /** YYYY-MM-DD */
  date: string;
  /** HH:mm:ss.SSS */
  time: string;
}

/** Date and clock time of an instant (ISO 8601 UTC) in a zone. */
export function clockTimeIn(instant: string, timeZone: string): ClockTime {
  const at = Date.parse(instant);
  const local = new Date(at + offsetMinutes(at, timeZone) * MINUTE_MS).toISOString();
  return { date: local.slice(0, 10), time: local.slice(11, 23) };
}

/** The zone whose clocks are ahead of all others, so that a day begins there first. */
const FIRST_ZONE = 'Pacific/Kiritimati';

/** The latest day (YYYY-MM-DD) that has begun anywhere at an instant: a later one is yet to come for everybody. */
export const latestDayAt = (instant: string): string => clockTimeIn(instant, FIRST_ZONE).date;

/**
 * The instant of a clock time in a zone. A time that a change of clocks leaves out counts as if the clocks had not been
 * changed yet; of a time that comes twice, the first is meant.
 */
export function instantOf(date: string, time: string, timeZone: string): string {
  const asUtc = Date.parse(`${date}T${time.length === 5 ? `${time}:00.000` : time}Z`);
  const before = offsetMinutes(asUtc - 24 * 60 * MINUTE_MS, timeZone);
  const after = offsetMinutes(asUtc + 24 * 60 * MINUTE_MS, timeZone);
  const candidates = [before, after].map((offset) => asUtc - offset * MINUTE_MS);
  const valid = candidates.filter((at) => at + offsetMinutes(at, timeZone) * MINUTE_MS === asUtc);
  const [chosen] = valid.length > 0 ? valid.sort((a, b) => a - b) : candidates;
  return new Date(chosen ?? asUtc).toISOString();
}

/** One formatter a zone: making one takes far longer than using it, and it never changes. */
const FORMATTERS = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = FORMATTERS.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  FORMATTERS.set(timeZone, made);
  return made;
}

/** Minutes that a zone's clocks are ahead of UTC at an instant. */
function offsetMinutes(at: number, timeZone: string): number {
  const parts = formatterOf(timeZone).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((candidate) => candidate.type === type)?.value);
  const local = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return Math.round((local - Math.floor(at / 1000) * 1000) / MINUTE_MS);
}
