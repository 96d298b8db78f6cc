import { ActRefused, type ActHandler } from '../actHandler.js';

type Kind =
  | 'placeHold'
  | 'liftHold'
  | 'recall'
  | 'endRecall'
  | 'detain'
  | 'endDetention'
  | 'seize'
  | 'lodgeAppeal'
  | 'decideAppeal'
  | 'forfeit'
  | 'destroyGoods'
  | 'returnGoods'
  | 'invalidate';

const notYet: ActHandler<Kind> = () => Promise.reject(new ActRefused('CLEARANCE.ACTION_NOT_ALLOWED', 'not done yet'));

export const ENFORCEMENT_HANDLERS: { readonly [K in Kind]: ActHandler<K> } = {
  placeHold: notYet,
  liftHold: notYet,
  recall: notYet,
  endRecall: notYet,
  detain: notYet,
  endDetention: notYet,
  seize: notYet,
  lodgeAppeal: notYet,
  decideAppeal: notYet,
  forfeit: notYet,
  destroyGoods: notYet,
  returnGoods: notYet,
  invalidate: notYet,
};
