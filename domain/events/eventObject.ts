import type { Json } from '../json.js';

/** One event of the feed as the record has it. */
export interface ToldEvent {
  id: string;
  position: number | null;
  declarationId: string;
  organisationId: string;
  sequence: number;
  type: string;
  at: string;
  data: Json;
}

/** One event as everybody outside is told it: by the feed and by webhooks alike. */
export interface EventObject {
  id: string;
  position: number;
  declaration_id: string;
  organisation_id: string;
  sequence: number;
  type: string;
  at: string;
  data: Record<string, Json>;
}

/** The event object, in the one form it has wherever it is told. */
export const eventObject = (event: ToldEvent): EventObject => ({
  id: event.id,
  position: event.position ?? 0,
  declaration_id: event.declarationId,
  organisation_id: event.organisationId,
  sequence: event.sequence,
  type: event.type,
  at: event.at,
  data: event.data as EventObject['data'],
});
