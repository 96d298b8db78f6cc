import type { ApiClient } from '../client/apiClient.js';
import { createApiClient } from '../client/apiClient.js';
import type { ActorName, CounterpartyName } from './names.js';

/** The installation a scenario runs on: addresses and people, as the running installation's file gives them. */
export interface Target {
  apiUrl: string;
  /** Addresses of all its APIs, where it has several: requests go to them in turn. */
  apiUrls?: readonly string[];
  /** Access token of each person by name. */
  tokens: Readonly<Record<string, string>>;
  /** Address of each mock counterparty. */
  mocks: Readonly<Record<string, string>>;
}

/** One client a person, made when first needed. */
export class People {
  private readonly clients = new Map<ActorName, ApiClient>();

  constructor(private readonly target: Target) {}

  /** @throws when the installation has no such person */
  get(name: ActorName): ApiClient {
    const known = this.clients.get(name);
    if (known !== undefined) return known;
    const token = this.target.tokens[name];
    if (token === undefined) throw new Error(`The installation has no person named ${name}.`);
    const client = createApiClient({ url: this.target.apiUrls ?? this.target.apiUrl, token });
    this.clients.set(name, client);
    return client;
  }
}

/** @throws when the installation has no such mock */
export function mockUrlOf(target: Target, counterparty: CounterpartyName): string {
  const url = target.mocks[counterparty];
  if (url === undefined) throw new Error(`The installation has no mock of ${counterparty}.`);
  return url;
}
