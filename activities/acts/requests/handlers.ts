import type { ActHandler } from '../actHandler.js';
import { cancelAmendment } from './cancelAmendment.js';
import { correctDeclaration } from './correctDeclaration.js';
import { decideAmendment } from './decideAmendment.js';
import { decideWithdrawal } from './decideWithdrawal.js';
import { presentGoods } from './presentGoods.js';
import { requestAmendment } from './requestAmendment.js';
import { requestWithdrawal } from './requestWithdrawal.js';

type Kind =
  | 'presentGoods'
  | 'requestWithdrawal'
  | 'decideWithdrawal'
  | 'requestAmendment'
  | 'cancelAmendment'
  | 'decideAmendment'
  | 'correctDeclaration';

/** Requests beside the state, what is decided about them, and the goods that come later than their declaration. */
export const REQUESTS_HANDLERS: { readonly [K in Kind]: ActHandler<K> } = {
  presentGoods,
  requestWithdrawal,
  decideWithdrawal,
  requestAmendment,
  cancelAmendment,
  decideAmendment,
  correctDeclaration,
};
