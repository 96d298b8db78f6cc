import { importNomenclature as operation } from '../contract/operations/hs.js';
import { importNomenclature } from '../../services/nomenclature/importNomenclature.js';
import { ServiceProblem } from '../../services/problem.js';
import { presentImport } from '../presenters/presentHs.js';
import { defineRoute } from '../routing/route.js';

const missing = (pointer: string, hint?: string): ServiceProblem => {
  const fault = {
    pointer,
    code: 'REQUEST.FIELD_REQUIRED',
    message: 'is missing',
    ...(hint === undefined ? {} : { hint }),
  };
  return new ServiceProblem('REQUEST.BODY_INVALID', { faults: [fault] });
};

export const nomenclatureImport = defineRoute(operation, async ({ deps, caller, body, file }) => {
  const { kind, edition } = body;
  if (file === undefined) throw missing('/file');
  if (kind === 'edition' && edition === undefined)
    throw missing('/edition', 'Say which edition the file holds: 2017 or 2022.');
  const what = kind === 'edition' && edition !== undefined ? { kind, edition } : ({ kind: 'correlation' } as const);
  return { status: 201, json: presentImport(await importNomenclature(deps, caller, file, what)) };
});
