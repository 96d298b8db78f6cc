import { sentence } from '../../explanations/sentence.js';
import type { Pack } from '../../loader/pack.js';
import { COVERED_SUBJECTS, type CoveredSubject } from '../../schemas/coverage.js';
import type { Gap, GapTopic } from '../../schemas/gaps.js';
import { isKnown } from '../permits/findNeeds.js';
import type { GuidanceCannotSay } from './guidance.js';
import { countryOf, isInScope, isNamed, rowsOf, type GuidancePlace } from './place.js';

const TOPICS: Readonly<Record<CoveredSubject, GapTopic>> = {
  permit: 'permits',
  registration: 'registrations',
  label: 'labels',
  document: 'documents',
  step: 'steps',
};

/** Which subjects nobody answers for, and which open points the packs name for these goods. */
export function findCannotSay(place: GuidancePlace): GuidanceCannotSay[] {
  const sides = [
    { flow: 'export' as const, packs: place.exportPacks, country: place.question.origin },
    { flow: 'import' as const, packs: place.importPacks, country: place.question.destination },
  ];
  return sides.flatMap(({ flow, packs, country }) => {
    const uncovered = COVERED_SUBJECTS.filter((subject) => !packs.some((pack) => covers(pack, flow, subject, place)));
    const partner = flow === 'export' ? place.question.destination : place.question.origin;
    const gaps = packs
      .filter((pack) => flow === 'import' || !pack.manifest.roles.includes('international'))
      .flatMap((pack) => pack.lists.gaps.filter((gap) => concerns(gap, place, partner)))
      .filter(({ id }) => !place.internal.has(countryOf(id)));
    return [
      ...uncovered.map((subject) => ({
        what: TOPICS[subject],
        country,
        why: whyUncovered(subject, flow, country, place),
      })),
      ...gaps.map(({ id, topic, says }) => ({ what: topic, country: countryOf(id), why: says })),
    ];
  });
}

/** The permits of an origin are covered by its goods, as for a declaration; everything else by `coverage.json`. */
function covers(pack: Pack, flow: 'export' | 'import', subject: CoveredSubject, place: GuidancePlace): boolean {
  const { hsCode, date, origin } = place.question;
  if (
    flow === 'export' &&
    subject === 'permit' &&
    pack.manifest.country === origin &&
    isKnown(pack, hsCode, flow, date)
  )
    return true;
  return rowsOf([pack], ({ lists }) => lists.coverage, place).some(
    ({ row }) => row.flow === flow && row.subjects.includes(subject) && isInScope(row, place),
  );
}

function whyUncovered(
  subject: CoveredSubject,
  flow: 'export' | 'import',
  country: string,
  { question }: GuidancePlace,
): string {
  const { hsCode, date } = question;
  return sentence('guidance.not_covered', { subject: TOPICS[subject], flow, country, hsCode, date }).text;
}

/** A gap that names goods or partners is quoted where they are asked about; a general one of guidance's topics always. */
function concerns(gap: Gap, { question }: GuidancePlace, partner: string): boolean {
  const named = gap.hs !== undefined || gap.partners !== undefined;
  const guidance = ['registrations', 'labels', 'documents', 'restrictions', 'steps', 'fees'].includes(gap.topic);
  if (!named && !guidance) return false;
  return (
    (gap.hs === undefined || gap.hs.some((prefix) => question.hsCode.startsWith(prefix))) &&
    (gap.partners === undefined || isNamed(gap.partners, partner))
  );
}
