import type { Decision } from '../../domain/decision.js';
import { sentence } from '../explanations/sentence.js';
import { PackError } from '../loader/packError.js';
import type { PackRegistry } from '../loader/packRegistry.js';
import { rowsAt } from '../loader/rowsAt.js';
import { AUTHORITY_SUBJECTS, type AuthorityMode, type AuthoritySubject } from '../schemas/authority.js';
import { makeDecision } from './makeDecision.js';

/** Who decides each subject: rules and officers in Portolan, or customs, whose notice is mirrored. */
export type AuthorityModes = Record<AuthoritySubject, AuthorityMode['mode']>;

/** Who decides in a country on a day. Throws `RULES.PACK_INVALID` if the pack leaves a subject open. */
export function authorityModes(registry: PackRegistry, country: string, date: string): Decision<AuthorityModes> {
  const pack = registry.packAt(country, date);
  const rows = rowsAt(pack.lists.authority, date);
  const modeOf = (subject: AuthoritySubject): AuthorityMode['mode'] => {
    const row = rows.find((candidate) => candidate.subject === subject);
    if (row === undefined)
      throw new PackError('RULES.PACK_INVALID', `${pack.ref.id} does not say who decides ${subject}`);
    return row.mode;
  };
  const value: AuthorityModes = {
    acceptance: modeOf('acceptance'),
    lane: modeOf('lane'),
    assessment: modeOf('assessment'),
    release: modeOf('release'),
    exit: modeOf('exit'),
  };
  const list = (mode: AuthorityMode['mode']): string =>
    AUTHORITY_SUBJECTS.filter((subject) => value[subject] === mode).join(', ') || sentence('authority.none').text;
  return makeDecision({
    kind: 'authority',
    value,
    sentences: [sentence('authority.modes', { here: list('here'), authority: list('authority') })],
    ruleId: rows.map((row) => row.id).join(' '),
    facts: { country },
    pack: pack.ref,
    time: { date },
  });
}
