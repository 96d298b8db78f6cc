import type { Assessment } from '../../api/contract/assessment.js';
import type { TimelineEntry } from '../../api/contract/declaration.js';
import type { ApiClient } from '../client/apiClient.js';
import type { Paint } from '../render/paint.js';
import { assessmentLines, timelineLines } from '../render/timelineText.js';
import { readAll } from '../scenario/readAll.js';

const POLL_MS = 200;

/** What to follow, and where to print it. */
export interface Followed {
  /** Sees the whole timeline: an officer of customs. */
  client: ApiClient;
  declarationId: string;
  indent: string;
  paint: Paint;
  print: (lines: readonly string[]) => void;
}

/** Prints a declaration's timeline as it grows, and its assessments line by line, until told to stop. */
export class TimelineFollower {
  private printed = 0;
  private assessments = 0;
  private beganAt: number | undefined;
  private stopping = false;
  private readonly done: Promise<void>;

  constructor(private readonly followed: Followed) {
    this.done = this.follow();
  }

  /** Prints what is still to be printed, and ends. */
  async stop(): Promise<void> {
    this.stopping = true;
    await this.done;
  }

  private async follow(): Promise<void> {
    while (!this.stopping) {
      await this.printNews();
      await new Promise((wake) => setTimeout(wake, POLL_MS));
    }
    await this.printNews();
  }

  /** A read that fails is tried again at the next turn: the demo's own run tells if the API stays away. */
  private async printNews(): Promise<void> {
    const { client, declarationId, indent, paint, print } = this.followed;
    const path = { declaration_id: declarationId };
    const entries = await readAll<TimelineEntry>(client, 'getTimeline', { path }).catch(() => []);
    const news = entries.slice(this.printed);
    if (news.length === 0) return;
    this.beganAt ??= Date.parse(news[0]?.at ?? '');
    const assessments = await readAll<Assessment>(client, 'listAssessments', { path }).catch(() => []);
    for (const entry of news) {
      const made = assessments.slice(this.assessments).filter(({ at }) => at <= entry.at);
      this.assessments += made.length;
      // The entry of an assessment says in one paragraph what its lines say one by one.
      if (entry.what !== 'dutyAssessed')
        print(timelineLines(entry, Date.parse(entry.at) - this.beganAt, paint, indent));
      made.forEach((assessment) => print(assessmentLines(assessment, paint, indent, false)));
    }
    this.printed = entries.length;
  }
}
