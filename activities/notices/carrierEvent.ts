import { z } from 'zod';
import type { NoticeKind } from '../../domain/clearance/notices.js';
import { appendTimeline } from '../../prisma/queries/change.js';
import type { DeclarationFacts } from '../../prisma/queries/declarationRow.js';
import type { EventType } from '../../prisma/queries/eventTypes.js';
import { tellOfMovement } from '../effects/goodsInHand.js';
import { stopParcel } from '../effects/stoppedParcel.js';
import { APPLIED, byCounterparty, ignored, type NoticeHandler } from './noticeHandler.js';

const Facts = z.object({ s10: z.string(), occurredAt: z.string(), place: z.string(), reason: z.string().optional() });

interface Told {
  what: EventType;
  why: string;
  facts: Partial<DeclarationFacts>;
}

/** What happened to the parcel. A departure says that it was posted, should that notice have been lost or be late. */
const TOLD: Partial<Record<NoticeKind, Told>> = {
  carrier_posted: { what: 'parcelPosted', why: 'The parcel was handed over to the carrier', facts: { posted: true } },
  carrier_departed: {
    what: 'parcelDeparted',
    why: 'The parcel left for its destination',
    facts: { posted: true, departed: true },
  },
  carrier_arrived: { what: 'parcelArrived', why: 'The parcel arrived', facts: {} },
  carrier_held: { what: 'parcelHeld', why: 'The carrier holds the parcel', facts: {} },
  carrier_returned: { what: 'parcelReturned', why: 'The carrier returned the parcel', facts: {} },
};

/** The carrier's events; places and times only. */
export const carrierEvent: NoticeHandler = async (_deps, change, notice) => {
  const { declaration } = change;
  const told = notice.kind === null ? undefined : TOLD[notice.kind];
  if (told === undefined) return ignored('Not an event of the carrier.');
  const { s10, occurredAt, place, reason } = Facts.parse(notice.facts);
  if (declaration.s10 !== null && declaration.s10 !== s10)
    return ignored(`The carrier speaks of ${s10}; the parcel is ${declaration.s10}.`);
  if (isKnown(declaration.facts, told.facts)) return ignored(`Known already: ${told.why.toLowerCase()}.`);
  declaration.facts = { ...declaration.facts, ...told.facts };
  const because = reason === undefined ? '' : ` (${reason})`;
  const details = { s10, occurred_at: occurredAt, place, reason: reason ?? null };
  appendTimeline(change, {
    what: told.what,
    by: byCounterparty(notice),
    why: `${told.why} at ${place}${because}.`,
    details,
  });
  if (notice.kind === 'carrier_posted' && declaration.state === 'RECALLED') await stopParcel(change);
  await tellOfMovement(change, `${told.why.toLowerCase()} at ${place}`);
  return APPLIED;
};

/** Did these facts all hold before? Events that set none are told each time. */
function isKnown(facts: DeclarationFacts, set: Partial<DeclarationFacts>): boolean {
  const names = Object.keys(set) as (keyof DeclarationFacts)[];
  return names.length > 0 && names.every((name) => facts[name] === set[name]);
}
