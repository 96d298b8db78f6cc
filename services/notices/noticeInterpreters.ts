import type { CounterpartyKind } from '../../domain/clearance/roles.js';
import type { NoticeKind } from '../../domain/clearance/notices.js';
import type { Json } from '../../domain/json.js';

/** What a counterparty's notice says, in our words; the adapters' interpreters answer it. */
export type Interpretation =
  | {
      readonly kind: NoticeKind;
      /** Recording key of the command that the notice answers. */
      readonly reference: string;
      /** Version of the declaration (or round of the application) that it speaks of. */
      readonly version: number;
      readonly facts: Readonly<Record<string, Json>>;
    }
  | { readonly uninterpretable: string };

/** One interpreter a kind of counterparty; `bin/` takes them from the adapters. */
export type NoticeInterpreters = Readonly<Partial<Record<CounterpartyKind, (rawBody: unknown) => Interpretation>>>;
