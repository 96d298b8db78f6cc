import { z } from 'zod';
import type { Lock } from './lock.js';

/** Whether the running product needs the package, or only tools of development do. */
export type Reach = 'runtime' | 'development';

/** A published weakness of a version that the lock names. */
export interface Advisory {
  /** Its name in the advisory database, such as GHSA-xxxx-xxxx-xxxx. */
  readonly id: string;
  readonly package: string;
  readonly severity: string;
  readonly title: string;
  readonly reach: Reach;
}

/** What `npm audit` came to. */
export type Audit =
  | { readonly kind: 'answered'; readonly advisories: readonly Advisory[] }
  /** The registry answers, but keeps no advisories. */
  | { readonly kind: 'not offered'; readonly why: string }
  | { readonly kind: 'unreachable'; readonly why: string };

const Cause = z.object({ name: z.string(), title: z.string(), url: z.string(), severity: z.string() });
const Report = z.object({
  vulnerabilities: z.record(
    z.string(),
    z.object({ via: z.array(z.union([z.string(), Cause])), nodes: z.array(z.string()).default([]) }),
  ),
});
const Refusal = z.object({ message: z.string().default('no reason given'), statusCode: z.int().optional() });

/**
 * Reads the report of `npm audit --json`.
 * @param lock says which packages only development needs, so that one audit tells both
 */
export function readAudit(output: string, lock: Lock): Audit {
  const json = parse(output);
  const report = Report.safeParse(json);
  if (!report.success) return readRefusal(json);
  const advisories = new Map<string, Advisory>();
  for (const { via, nodes } of Object.values(report.data.vulnerabilities)) {
    // Only development's, if every place where it is installed is.
    const reach = nodes.length > 0 && nodes.every((path) => lock[path]?.dev === true) ? 'development' : 'runtime';
    for (const cause of via) {
      if (typeof cause === 'string') continue;
      const id = cause.url.slice(cause.url.lastIndexOf('/') + 1);
      advisories.set(`${id} ${cause.name}`, {
        id,
        package: cause.name,
        severity: cause.severity,
        title: cause.title,
        reach,
      });
    }
  }
  return { kind: 'answered', advisories: [...advisories.values()] };
}

function readRefusal(json: unknown): Audit {
  const refusal = Refusal.safeParse(json);
  if (!refusal.success) return { kind: 'unreachable', why: 'npm audit gave no report' };
  const { message, statusCode } = refusal.data;
  const isRefused = statusCode !== undefined && statusCode >= 400 && statusCode < 500;
  return { kind: isRefused ? 'not offered' : 'unreachable', why: withoutHosts(message) };
}

/** Which registry a machine is set up with is nobody else's to read: it may stand in a report that others see. */
const withoutHosts = (message: string): string =>
  message
    .replaceAll(/https?:\/\/\S+/g, 'the registry')
    .replaceAll(/\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT)\s+\S+/g, '$1 the registry');

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
