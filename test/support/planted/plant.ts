import type { JsonValue } from '../../../cli/scenario/jsonValue.js';
import type { Scenario } from '../../../cli/scenario/schema.js';

/** A person who lives nowhere, planted into a case to see where what is said of him goes. */
export interface Planted {
  name: string;
  address: string;
  /** Tax or identity number. */
  number: string;
  /** Named by somebody in a reason or an answer. */
  mentioned: string;
}

/** Words that stand in no source, no pack and no other case. */
export const PLANTED: readonly Planted[] = [
  ['Quillon Vantreight', '7 Brackenhythe Passage', 'TX-71930-QVB', 'Ottoline Huddlemarsh'],
  ['Persis Oakwhistle', '91 Thornaby Wending', 'TX-20584-POW', 'Barnaby Crumplethwaite'],
  ['Ludovic Sorrelgate', '3 Inkerfold Steps', 'TX-66417-LSG', 'Cressida Mumblecroft'],
  ['Hesper Dunwattle', '48 Yarrowmere Quay', 'TX-38052-HDW', 'Leopold Fiddlewick'],
  ['Torquil Nethershaw', '220 Glimmerfen Row', 'TX-94471-TNS', 'Araminta Pobblestone'],
].map(([name = '', address = '', number = '', mentioned = '']) => ({ name, address, number, mentioned }));

/** All of it, twenty pieces of text. */
export const plantedWords = (): string[] => PLANTED.flatMap((person) => Object.values(person) as string[]);

/** Members of a request's body in which a person writes whatever they like. */
const FREE = new Set(['reason', 'text', 'question', 'notes', 'grounds', 'lines']);

/** A scenario whose consignee is the planted one, and in which whoever writes something names somebody. */
export function plant(scenario: Scenario, person: Planted): Scenario {
  const { consignee } = scenario.declaration as { consignee: Record<string, JsonValue> };
  const { name, address, number, mentioned } = person;
  return {
    ...scenario,
    declaration: {
      ...scenario.declaration,
      consignee: { ...consignee, name, address, identity_number: number },
    },
    steps: scenario.steps.map((step) => (isWritten(step) ? mention(step, mentioned) : step)),
  };
}

const isWritten = (step: Scenario['steps'][number]): boolean => 'do' in step;

/** The same step with the name behind everything that is written freely. */
function mention<Step>(step: Step, who: string): Step {
  const walk = (value: unknown, isFree: boolean): unknown => {
    if (typeof value === 'string') return isFree ? `${value} (asked ${who})` : value;
    if (Array.isArray(value)) return value.map((one) => walk(one, isFree));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walk(inner, FREE.has(name))]));
  };
  return walk(step, false) as Step;
}
