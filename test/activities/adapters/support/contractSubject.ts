/** Ways in which the partner's side is made to misbehave once, at the next command under a key. */
export type Misbehaviour =
  | 'unavailable'
  | 'rate_limited'
  | 'not_authorised'
  | 'other_status'
  | 'reset'
  | 'nonsense'
  | 'unclear'
  | 'half_answer'
  | 'half_answer_of_known_length'
  | 'answer_without_end'
  | 'no_answer_after_effect';

/** What a contract suite can see and do on the partner's side: a mock, or a stand-in that a country writes for its own. */
export interface ContractControls {
  /** How often the effect of this key was really had. */
  performed(key: string): Promise<number>;
  /** Correlation ids that came with this key. */
  correlationIds(key: string): Promise<string[]>;
  misbehave(key: string, kind: Misbehaviour): Promise<void>;
  /** Takes no connections until `comeUp`. */
  goDown(): Promise<void>;
  comeUp(): Promise<void>;
}

/** An adapter under test with its partner's side. */
export interface ContractSubject<Port> {
  adapter: Port;
  controls: ContractControls;
  close(): Promise<void>;
}

/** Starts a partner's side and makes the adapter for it. */
export type MakeSubject<Port> = () => Promise<ContractSubject<Port>>;
