import type { Event } from '../../api/contract/event.js';

/** An event in one line: position, when, whose, what, why. */
export function eventLine({ position, at, declaration_id, type, data }: Event): string {
  const why = typeof data.why === 'string' ? data.why : '';
  const when = at.slice(0, 19).replace('T', ' ');
  return `${String(position).padStart(6)}  ${when}  ${declaration_id}  ${type.padEnd(22)}  ${why}`.trimEnd();
}
