import { moveTo } from '../enterState.js';
import { markFollowed } from '../effects/mirror.js';
import { isFollowed } from '../effects/standingWords.js';
import { assessByOurRules } from '../effects/assess.js';
import type { Change } from '../../prisma/queries/change.js';
import type { ActivityDeps } from '../deps.js';
import { adoptTheirFigures } from './adoptTheirFigures.js';
import { BY_AUTHORITY, BY_ITS_NOTICE, type Follow } from './byAuthority.js';
import { endTheirExamination } from './endTheirExamination.js';

/** The authority's figures: final ones end the control, others are compared where the record stands. */
export const followFigures: Follow = async (deps, change, { at, walks }) => {
  const { theirs = {} } = change.declaration.facts;
  const word = theirs.final?.at === at ? theirs.final : theirs.provisional;
  if (walks) {
    await endTheirExamination(change);
    await moveTo(deps, change, {
      trigger: { kind: 'notice', notice: 'customs_tax_calculated' },
      facts: BY_ITS_NOTICE,
      what: 'declarationAssessed',
      by: BY_AUTHORITY,
      why: 'Customs has ended its control and calculated duty and tax.',
    });
  }
  if (word !== undefined) await adoptTheirFigures(deps, change, word);
};

/** The final assessment when the authority goes on without another word about it: theirs where there is one, else ours. */
export async function assessAtRelease(deps: ActivityDeps, change: Change): Promise<void> {
  const { final, ...theirs } = change.declaration.facts.theirs ?? {};
  if (final === undefined || change.declaration.authority.assessment === 'here') return assessByOurRules(deps, change);
  const word = { notice: 'customs_tax_calculated', at: final.at, walks: false } as const;
  if (isFollowed({ ...theirs, final }, word)) return;
  await adoptTheirFigures(deps, change, final);
  markFollowed(change.declaration, word);
}
