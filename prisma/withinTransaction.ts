import type { Actor } from './actor.js';
import type { RecordAccess, Transaction } from './withActor.js';

/**
 * The record for work within a transaction that is open already: what it would do in transactions of its own is part of
 * that one, and stands or falls with it.
 * @param actor who the open transaction runs for; work for anybody else is a defect and throws
 */
export function withinTransaction(tx: Transaction, actor: Actor): RecordAccess {
  return {
    withActor(other, work) {
      if (!isSame(actor, other)) throw new Error('Work for another actor does not belong into this transaction');
      return work(tx);
    },
    close: () => Promise.reject(new Error('A transaction does not close the record')),
  };
}

const MEMBERS = ['kind', 'personId', 'organisationId', 'role', 'agency', 'scope'] as const;
const isSame = (one: Actor, other: Actor): boolean => MEMBERS.every((member) => one[member] === other[member]);
