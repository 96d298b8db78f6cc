import type { Change } from '../../../prisma/queries/change.js';

/** The request is decided. Goods that are presented and not yet accepted are still waited for. */
export function endRequestWait({ declaration }: Change): void {
  const { state, flags, deadlines } = declaration;
  if (state === 'PRELODGED' && flags.includes('goods_presented')) return;
  const { customs_answer: _over, ...kept } = deadlines;
  declaration.deadlines = kept;
}
