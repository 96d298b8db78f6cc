import type { SignedAction } from '../../../domain/clearance/actions.js';
import type { EventType } from '../../../prisma/queries/eventTypes.js';
import { listKeptCharges } from '../../effects/keptCharges.js';
import { moveTo } from '../../enterState.js';
import type { ActHandler } from '../actHandler.js';
import { moveSigned } from './signedAct.js';

type EndingAct = Extract<SignedAction, 'forfeit' | 'destroyGoods' | 'returnGoods'>;

/** An act of two officers that ends the clearance: the goods do not leave. */
const endBy =
  <Kind extends EndingAct>(action: Kind, what: EventType, otherwise: string): ActHandler<Kind> =>
  async (context) => {
    await moveSigned(context, action, { what, otherwise });
    await listKeptCharges(context.change);
    return undefined;
  };

/** Seized goods become the state's. Source: Revised Kyoto Convention, Specific Annex H, chapter 1. */
export const forfeit = endBy('forfeit', 'goodsForfeited', 'The seized goods are forfeited.');
/** Detained or seized goods are destroyed. Source: Revised Kyoto Convention, Specific Annex H, chapter 1. */
export const destroyGoods = endBy('destroyGoods', 'goodsDestroyed', 'The goods are destroyed.');
/** Detained goods go back to the exporter. Source: WTO Trade Facilitation Agreement, article 10.8. */
export const returnGoods = endBy('returnGoods', 'goodsReturned', 'The detained goods go back to the exporter.');

/** An officer ends an accepted declaration whose goods never left. Source: function code 10 of HMRC's statuses. */
export const invalidate: ActHandler<'invalidate'> = async ({ deps, change, by, reason }) => {
  await moveTo(deps, change, {
    trigger: { kind: 'action', action: 'invalidate' },
    what: 'declarationInvalidated',
    by,
    why: reason('No proof of exit came: customs invalidated the declaration.'),
  });
  return undefined;
};
