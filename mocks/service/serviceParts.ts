import type { Application } from 'express';
import type { z } from 'zod';
import type { EffectLog } from './effectLog.js';
import type { Json, JsonObject } from './json.js';
import type { Journal } from './journal.js';
import type { NoticeDraft, NoticeOutbox } from './noticeOutbox.js';
import type { Operation } from './operation.js';
import type { Outages } from './outages.js';
import type { Progress } from './progress.js';
import type { ScriptBook } from './scriptBook.js';

/** What every mock counterparty is made of; a counterparty's own rules use these parts. */
export interface ServiceParts {
  journal: Journal;
  scripts: ScriptBook;
  outages: Outages;
  effects: EffectLog;
  outbox: NoticeOutbox;
  progress: Progress;
  now: () => Date;
  /** Address of this service, known once it listens. */
  baseUrl: () => string;
  /** Aborted when the service stops. */
  stopping: AbortSignal;
  log: (message: string, fields: JsonObject) => void;
}

/** A record that a counterparty tells by itself, when it is made to. */
export interface Feed {
  /** Type of the notice. */
  readonly type: string;
  readonly schema: z.ZodType;
}

/** A counterparty's own rules, as the frame calls them. */
export interface ServiceRules {
  operations: readonly Operation[];
  /** The state of what this reference names: the sender's key, or one of the counterparty's own references. */
  findStatus(reference: string): JsonObject | undefined;
  /** The counterparty's own key of what this reference names. */
  findSubject(reference: string): string | undefined;
  /** Events that may be pushed by hand. */
  eventNames: readonly string[];
  /** Makes an event happen to a subject, with its notice; false when its state does not allow it. */
  applyEvent(subject: string, event: string, data: Record<string, Json>): boolean;
  /** A notice of the contrary meaning (for late answers about an old version). */
  contraryOf(draft: NoticeDraft): { type: string; data: JsonObject };
  /** What it tells of a marketplace's parcel, if it tells anything. */
  feed?: Feed;
  /** Routes that are not commands, such as a hosted page. */
  addRoutes?(app: Application): void;
}

/** Makes the rules of one counterparty over its parts. */
export type CreateRules = (parts: ServiceParts) => ServiceRules;
