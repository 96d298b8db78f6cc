import { ActRefused, type ActHandler } from '../actHandler.js';

type Kind =
  | 'presentGoods'
  | 'requestWithdrawal'
  | 'decideWithdrawal'
  | 'requestAmendment'
  | 'cancelAmendment'
  | 'decideAmendment'
  | 'correctDeclaration';

const notYet: ActHandler<Kind> = () => Promise.reject(new ActRefused('CLEARANCE.ACTION_NOT_ALLOWED', 'not done yet'));

export const REQUESTS_HANDLERS: { readonly [K in Kind]: ActHandler<K> } = {
  presentGoods: notYet,
  requestWithdrawal: notYet,
  decideWithdrawal: notYet,
  requestAmendment: notYet,
  cancelAmendment: notYet,
  decideAmendment: notYet,
  correctDeclaration: notYet,
};
