import { EVENT_TYPES } from '../../prisma/queries/eventTypes.js';
import {
  changeEndpoint as changeRow,
  countEndpoints,
  createEndpoint as createRow,
  rotateSecret,
  type EndpointRow,
} from '../../prisma/queries/webhookEndpoints.js';
import { webhookSecretOf } from '../../prisma/webhookSecrets.js';
import { actorOf } from '../actorOf.js';
import type { Caller } from '../caller.js';
import { idOf, type RequestKey } from '../idempotency/requestKey.js';
import { authorise } from '../permissions/authorise.js';
import { ServiceProblem } from '../problem.js';
import type { ServiceDeps } from '../serviceDeps.js';
import { checkAddress } from './checkAddress.js';
import { wakeEndpoint } from './wakeEndpoint.js';
import { lockVisibleEndpoint } from './visibleEndpoint.js';

/** An endpoint with the secret that signs what is sent to it. */
export interface NewSecret {
  endpoint: EndpointRow;
  secret: string;
}

/** What its firm says of an endpoint. */
export interface EndpointForm {
  url: string;
  description: string;
  /** Empty: all. */
  eventTypes: string[];
}

/** At most so many endpoints of a firm. */
const MOST = 20;
const HOUR_MS = 3_600_000;

/**
 * Registers an endpoint of the caller's firm, which is sent what happens from now on.
 * Throws `WEBHOOK.URL_REFUSED`, `WEBHOOK.TOO_MANY`, `REQUEST.BODY_INVALID`.
 */
export async function createEndpoint(
  deps: ServiceDeps,
  caller: Caller,
  { key, ...form }: EndpointForm & { key: RequestKey },
): Promise<NewSecret> {
  authorise(caller, 'createWebhookEndpoint');
  const url = checkAddress(deps, form.url);
  checkTypes(form.eventTypes);
  const { organisationId } = caller;
  const keyId = newestKey(deps);
  const endpoint = await deps.record.withActor(actorOf(caller), async (tx) => {
    if ((await countEndpoints(tx, organisationId)) >= MOST) throw new ServiceProblem('WEBHOOK.TOO_MANY');
    const own = { ...form, url, id: idOf('webhookEndpoint', key), organisationId, keyId };
    return createRow(tx, own, doneBy(deps, caller));
  });
  return withSecret(deps, endpoint);
}

/**
 * Changes an endpoint, or switches it off or on; switched on, it goes on where it stopped.
 * Throws `WEBHOOK.NOT_FOUND`, `WEBHOOK.URL_REFUSED`, `REQUEST.PRECONDITION_FAILED`, `REQUEST.BODY_INVALID`.
 */
export async function changeEndpoint(
  deps: ServiceDeps,
  caller: Caller,
  input: { endpointId: string; version: number; isOn: boolean | undefined } & Partial<EndpointForm>,
): Promise<EndpointRow> {
  const { endpointId, version, isOn, url, description, eventTypes } = input;
  const changed = await deps.record.withActor(actorOf(caller), async (tx) => {
    const endpoint = await lockVisibleEndpoint(tx, caller, 'changeWebhookEndpoint', endpointId);
    if (endpoint.version !== version) throw new ServiceProblem('REQUEST.PRECONDITION_FAILED');
    checkTypes(eventTypes ?? []);
    const change = {
      ...(url === undefined ? {} : { url: checkAddress(deps, url) }),
      ...(description === undefined ? {} : { description }),
      ...(eventTypes === undefined ? {} : { eventTypes }),
      ...(isOn === undefined ? {} : { status: isOn ? ('on' as const) : ('off' as const) }),
    };
    return changeRow(tx, endpoint, change, doneBy(deps, caller));
  });
  if (isOn === true) deps.background.start('wakeEndpoint', () => wakeEndpoint(deps, endpointId));
  return changed;
}

/** Nothing is sent to it any more. Throws `WEBHOOK.NOT_FOUND`. */
export async function deleteEndpoint(deps: ServiceDeps, caller: Caller, endpointId: string): Promise<void> {
  await deps.record.withActor(actorOf(caller), async (tx) => {
    const endpoint = await lockVisibleEndpoint(tx, caller, 'deleteWebhookEndpoint', endpointId);
    await changeRow(tx, endpoint, { status: 'deleted' }, doneBy(deps, caller));
  });
}

/**
 * Makes a new secret. For the overlap everything is signed with both, so that the receiver may change over when it likes.
 * @param input.overlapHours 0 ends the old one at once
 * Throws `WEBHOOK.NOT_FOUND`, `ACCESS.PERSON_REQUIRED`.
 */
export async function rotateEndpointSecret(
  deps: ServiceDeps,
  caller: Caller,
  { endpointId, overlapHours }: { endpointId: string; overlapHours: number },
): Promise<NewSecret> {
  const previousUntil = new Date(deps.clock().getTime() + overlapHours * HOUR_MS).toISOString();
  const endpoint = await deps.record.withActor(actorOf(caller), async (tx) => {
    const found = await lockVisibleEndpoint(tx, caller, 'rotateWebhookSecret', endpointId);
    return rotateSecret(tx, found, { keyId: newestKey(deps), previousUntil }, doneBy(deps, caller));
  });
  return withSecret(deps, endpoint);
}

const newestKey = ({ config }: ServiceDeps): string => config.webhookKeys[0].id;

const withSecret = ({ config }: ServiceDeps, endpoint: EndpointRow): NewSecret => ({
  endpoint,
  secret: webhookSecretOf(config.webhookKeys, {
    endpointId: endpoint.id,
    keyId: endpoint.keyId,
    round: endpoint.secretRound,
  }),
});

function checkTypes(types: readonly string[]): void {
  const known: readonly string[] = EVENT_TYPES;
  const faults = types.flatMap((type, index) =>
    known.includes(type)
      ? []
      : [{ pointer: `/event_types/${index}`, code: 'REQUEST.FIELD_INVALID', message: 'is no type of event' }],
  );
  if (faults.length > 0) throw new ServiceProblem('REQUEST.BODY_INVALID', { faults });
}

const doneBy = ({ clock }: ServiceDeps, { personId: actor, role }: Caller) => ({
  actor,
  role,
  at: clock().toISOString(),
});
