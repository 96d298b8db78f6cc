import { decideAppeal, lodgeAppeal } from './appeals.js';
import { detain, endDetention, seize } from './detentions.js';
import { destroyGoods, forfeit, invalidate, returnGoods } from './ends.js';
import { liftHold, placeHold } from './holds.js';
import { endRecall, recall } from './recalls.js';

/** The acts of customs against goods, and the exporter's answer to them. */
export const ENFORCEMENT_HANDLERS = {
  placeHold,
  liftHold,
  recall,
  endRecall,
  detain,
  endDetention,
  seize,
  lodgeAppeal,
  decideAppeal,
  forfeit,
  destroyGoods,
  returnGoods,
  invalidate,
};
