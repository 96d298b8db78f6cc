import type { z } from 'zod';
import { AuthorityMode } from './authority.js';
import { Holiday, WorkingWeek } from './calendar.js';
import { Coverage } from './coverage.js';
import { Deadline } from './deadlines.js';
import { DocumentType } from './documents.js';
import { Example } from './examples.js';
import { ExchangeRate } from './exchangeRates.js';
import { Fact } from './facts.js';
import { Formality } from './formalities.js';
import { Gap } from './gaps.js';
import { Goods } from './goods.js';
import { LaneRule } from './lanes.js';
import { Measure } from './measures.js';
import { Member } from './members.js';
import { Office } from './offices.js';
import { Permit } from './permits.js';
import { Preference } from './preferences.js';
import { QuoteTerm } from './quotes.js';
import { Regime } from './regimes.js';
import { Relief } from './reliefs.js';
import { Requirement } from './requirements.js';
import { GoodsLine, Restriction } from './restrictions.js';
import { Retention } from './retention.js';
import { Retry } from './retries.js';
import { Source } from './sources.js';
import { ProcedureStep } from './steps.js';
import { TransportMode } from './transport.js';

/** Lists of dated, sourced rows: name in a pack -> schema of one row. The file is the name in kebab case. */
export const ROW_LISTS = {
  goods: Goods,
  documents: DocumentType,
  permits: Permit,
  measures: Measure,
  preferences: Preference,
  reliefs: Relief,
  regimes: Regime,
  requirements: Requirement,
  exchangeRates: ExchangeRate,
  lanes: LaneRule,
  deadlines: Deadline,
  calendar: WorkingWeek,
  holidays: Holiday,
  offices: Office,
  authority: AuthorityMode,
  retries: Retry,
  retention: Retention,
  transport: TransportMode,
  members: Member,
  facts: Fact,
  formalities: Formality,
  goodsLines: GoodsLine,
  restrictions: Restriction,
  steps: ProcedureStep,
  coverage: Coverage,
  quotes: QuoteTerm,
} as const;

/** Lists without validity of their own. */
export const PLAIN_LISTS = { sources: Source, gaps: Gap, examples: Example } as const;

export const LISTS = { ...ROW_LISTS, ...PLAIN_LISTS } as const;

export type ListName = keyof typeof LISTS;
export type RowListName = keyof typeof ROW_LISTS;

/** All lists of a pack; one that a pack does not bring is empty. */
export type PackLists = { -readonly [N in ListName]: z.infer<(typeof LISTS)[N]>[] };

export const LIST_NAMES = Object.keys(LISTS) as ListName[];
export const ROW_LIST_NAMES = Object.keys(ROW_LISTS) as RowListName[];

/** File of a list inside its pack: `exchangeRates` -> `exchange-rates.json`. */
export const listFile = (name: ListName): string =>
  `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}.json`;
