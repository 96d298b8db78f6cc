import type { Pack } from '../loader/pack.js';
import type { Condition } from '../schemas/conditions.js';
import { problemsIn, type CountryProblem } from './problem.js';

/** What formalities and steps name is there: permits, documents, members asked for, deadlines, regimes; alternatives agree. */
export function checkFormalities(pack: Pack): CountryProblem[] {
  const problem = problemsIn(pack, 'references');
  const { lists } = pack;
  const permits = new Set(lists.permits.map(({ permitType }) => permitType));
  const documents = new Set<string>(lists.documents.map(({ code }) => code));
  const fields = new Set<string>(lists.requirements.map(({ field }) => field));
  const deadlines = new Set<string>(lists.deadlines.map(({ name }) => name));
  return [
    ...lists.formalities.flatMap(({ id, permitType, document, field, flow, subject }) => [
      ...(permitType === undefined || permits.has(permitType)
        ? []
        : [problem('formalities.json', `${id} is a way to ${permitType}, which permits.json does not know`)]),
      ...(permitType === undefined || (subject === 'permit' && flow === 'export')
        ? []
        : [problem('formalities.json', `${id} is a way to a permit of origin, and no permit at export`)]),
      ...(document === undefined || documents.has(document)
        ? []
        : [problem('formalities.json', `${id} is the document ${document}, which documents.json does not know`)]),
      ...(field === undefined || fields.has(field)
        ? []
        : [problem('formalities.json', `${id} goes into ${field}, which requirements.json does not ask for`)]),
    ]),
    ...lists.steps
      .filter(({ deadline }) => deadline !== undefined && !deadlines.has(deadline))
      .map(({ id, deadline }) =>
        problem('steps.json', `${id} lasts as ${deadline}, which deadlines.json does not know`),
      ),
    ...checkRegimes(pack),
    ...checkAlternatives(pack),
  ];
}

/** A regime that is named exists, where the pack has regimes of import at all; a union leaves them to its members. */
function checkRegimes(pack: Pack): CountryProblem[] {
  const problem = problemsIn(pack, 'references');
  const { lists } = pack;
  const codes = new Set(lists.regimes.filter(({ flow }) => flow === 'import').map(({ code }) => code));
  if (codes.size === 0) return [];
  const unknown = (conditions: readonly Condition[]): string[] =>
    conditions.flatMap((condition) =>
      condition.kind === 'regime' ? condition.oneOf.filter((code) => !codes.has(code)) : [],
    );
  const named = [
    ...lists.formalities
      .filter(({ flow }) => flow === 'import')
      .map(({ id, when = [], doesNotApply = [] }) => ({
        file: 'formalities.json',
        id,
        conditions: [...when, ...doesNotApply.flatMap((exemption) => exemption.when)],
      })),
    ...lists.steps
      .filter(({ flow }) => flow === 'import')
      .map(({ id, when = [] }) => ({ file: 'steps.json', id, conditions: when })),
  ];
  return named.flatMap(({ file, id, conditions }) =>
    unknown(conditions).map((code) =>
      problem(file, `${id} is for the regime ${code}, which regimes.json does not know`),
    ),
  );
}

/** Alternatives are told of one direction of the goods. */
function checkAlternatives(pack: Pack): CountryProblem[] {
  const problem = problemsIn(pack, 'references');
  const first = new Map<string, { id: string; flow: string }>();
  return pack.lists.formalities.flatMap(({ id, subject, oneOf, flow }) => {
    const other = first.get(`${subject} ${oneOf}`) ?? { id, flow };
    first.set(`${subject} ${oneOf}`, other);
    return other.flow === flow
      ? []
      : [problem('formalities.json', `${id} and ${other.id} are alternatives of one at export and one at import`)];
  });
}
