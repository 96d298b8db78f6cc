import type { Declaration } from '../../api/contract/declaration.js';
import { fillIn } from './fillIn.js';
import { asText, type JsonValue } from './jsonValue.js';
import type { Scenario } from './schema.js';
import type { People, Target } from './target.js';

/** A step that did not come out as the scenario says; the message holds what was found instead. */
export class ScenarioFailure extends Error {
  override readonly name = 'ScenarioFailure';
}

/** One scenario under way: what it knows so far. Steps read and extend it. */
export class ScenarioRun {
  /** Names that texts may use: `run`, `declaration`, what steps saved. */
  readonly known = new Map<string, JsonValue>();
  /** The declaration's data as last sent. */
  data: JsonValue = null;

  constructor(
    readonly scenario: Scenario,
    readonly target: Target,
    readonly people: People,
    runId: string,
  ) {
    this.known.set('run', runId);
    this.known.set('today', new Date().toISOString().slice(0, 10));
  }

  /** @throws ScenarioFailure before a declaration was created */
  get declarationId(): string {
    const id = this.known.get('declaration');
    if (typeof id !== 'string') throw new ScenarioFailure('no declaration has been created yet');
    return id;
  }

  get invoiceNumber(): string {
    return asText(fillIn('${invoice}', this.known));
  }

  /** The declaration as its exporter sees it. */
  async readDeclaration(): Promise<Declaration> {
    const { body } = await this.people
      .get(this.scenario.exporter)
      .call('getDeclaration', { path: { declaration_id: this.declarationId } });
    return body as Declaration;
  }
}
