import { FEED_WORDS, type FeedKind } from '../../../domain/declaration/orderFeeds.js';
import { sentence, type Sentence } from '../../explanations/sentence.js';

export type Source = 'declaration' | FeedKind;

/** What one document says on the subject of a check. */
export interface Said {
  from: Source;
  /** In words; null where the document says nothing of it. */
  value: string | null;
}

/** One rule held against the documents it speaks of. */
export interface MatchingCheck {
  ruleId: string;
  /** What is compared, in the reader's words. */
  subject: string;
  outcome: 'agree' | 'missing' | 'differ';
  /** Both values side by side; only one while the other document is missing. */
  said: readonly Said[];
  /** Of a person: shown to officers alone. */
  personal: boolean;
  sentence: Sentence;
}

export interface Compared {
  ruleId: string;
  subject: string;
  left: Said | undefined;
  right: Said | undefined;
  /** Of a document that has not come: which one. */
  awaited: FeedKind;
  agrees: boolean;
  personal?: boolean;
}

/** One check from what the two documents say; while one of them is missing nothing is said of it. */
export function compare({ ruleId, subject, left, right, awaited, agrees, personal = false }: Compared): MatchingCheck {
  const said = [left, right].filter((one) => one !== undefined);
  const base = { ruleId, subject, said, personal };
  if (left === undefined || right === undefined)
    return {
      ...base,
      outcome: 'missing',
      sentence: sentence('matching.not_yet', { subject, feed: FEED_WORDS[awaited].feed }),
    };
  const named = { subject, leftSource: nameOf(left), rightSource: nameOf(right) };
  if (agrees) return { ...base, outcome: 'agree', sentence: sentence('matching.agrees', named) };
  const values = { left: left.value ?? 'nothing', right: right.value ?? 'nothing' };
  const differs = personal
    ? sentence('matching.differs_person', named)
    : sentence('matching.differs', { ...named, ...values });
  return { ...base, outcome: 'differ', sentence: differs };
}

const nameOf = ({ from }: Said): string => (from === 'declaration' ? from : FEED_WORDS[from].feed);
