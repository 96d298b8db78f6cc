import type { Handle } from './people.js';
import { get } from './request.js';
import type { TestApi } from './startTestApi.js';
import { until } from './until.js';

type Item = Record<string, unknown> & { id: string };

const timelineOf = async (api: TestApi, id: string): Promise<unknown> =>
  ((await get(api, `/v1/declarations/${id}/timeline`, 'operator')).body.items as { what: string }[]).map(
    ({ what }) => what,
  );

/** The declaration, once it is in one of the states. */
export const untilState = (api: TestApi, id: string, ...states: string[]): Promise<Item> =>
  until(
    `${id} in ${states.join(' or ')}`,
    async () => {
      const { body } = await get(api, `/v1/declarations/${id}`, 'operator');
      return states.includes(String(body.state)) ? (body as Item) : undefined;
    },
    () => timelineOf(api, id),
  );

/** An open task of the declaration in a person's queue. */
export const untilTask = (api: TestApi, id: string, as: Handle, kind: string): Promise<Item> =>
  until(
    `${kind} of ${id} for ${as}`,
    async () => ((await get(api, `/v1/tasks?declaration_id=${id}&kind=${kind}`, as)).body.items as Item[])[0],
    () => timelineOf(api, id),
  );

/** A parked step of the declaration. */
export const untilParked = (api: TestApi, id: string): Promise<Item> =>
  until(
    `a parked step of ${id}`,
    async () => ((await get(api, `/v1/ops/stuck?declaration_id=${id}`, 'operator')).body.items as Item[])[0],
    () => timelineOf(api, id),
  );

/** What became of an act that was stored and not taken up at once. */
export const untilTakenUp = (api: TestApi, actId: string, as: Handle): Promise<Item> =>
  until(`act ${actId} taken up`, async () => {
    const { body } = await get(api, `/v1/acts/${actId}`, as);
    return body.taken_up === true ? (body as Item) : undefined;
  });
