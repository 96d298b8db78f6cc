import type { z } from 'zod';
import type * as contract from '../contract/hs.js';
import type { checkNomenclature } from '../../services/nomenclature/checkNomenclature.js';
import type { GoodsClassified, SpelledCode } from '../../services/nomenclature/classifyGoods.js';
import type { ImportResult } from '../../services/nomenclature/importNomenclature.js';
import type { PermitMark } from '../../services/nomenclature/permitMarks.js';
import type { HsCodeShown, searchHs } from '../../services/nomenclature/searchHs.js';

const presentPermit = ({ permitType, agency, destinations, applies, ruleId }: PermitMark) => ({
  permit_type: permitType,
  agency,
  destinations: [...destinations],
  applies,
  rule_id: ruleId,
});

const presentCode = ({ code, path, permits }: SpelledCode) => ({
  code,
  path: path.map((entry) => ({ ...entry })),
  permits: permits.map(presentPermit),
});

export const presentSearch = (found: Awaited<ReturnType<typeof searchHs>>): z.infer<typeof contract.HsSearch> => ({
  edition: found.edition,
  wording: found.origin,
  items: found.items.map(({ entry, path, words, permits }) => ({
    ...presentCode({ code: entry.code, path, permits }),
    words: [...words],
  })),
});

export const presentHsCode = (shown: HsCodeShown): z.infer<typeof contract.HsCode> => ({
  edition: shown.edition,
  wording: shown.origin,
  ...presentCode({ code: shown.entry.code, path: shown.path, permits: shown.permits }),
  below: shown.below.map((entry) => ({ ...entry })),
  became: shown.became === undefined ? null : { ...shown.became, candidates: [...shown.became.candidates] },
});

export const presentClassification = (found: GoodsClassified): z.infer<typeof contract.HsClassification> => ({
  edition: found.edition,
  wording: found.origin,
  vague:
    found.vague === undefined
      ? null
      : {
          cause: found.vague.cause,
          says: found.vague.says,
          write_instead: found.vague.writeInstead,
          examples: [...found.vague.examples],
        },
  own: found.own.map(({ declarationId, description, likeness, ...code }) => ({
    ...presentCode(code),
    declaration_id: declarationId,
    declared_as: description,
    likeness,
  })),
  headings: found.headings.map(({ score, words, below, ...code }) => ({
    ...presentCode(code),
    score,
    words: [...words],
    below: below.map(presentCode),
  })),
});

const presentImported = ({ id, contentHash, sourceName, rows, importedAt }: Omit<ImportResult, 'unchanged'>) => ({
  id,
  content_hash: contentHash,
  source_name: sourceName,
  rows,
  imported_at: importedAt,
});

export const presentImport = (result: ImportResult): z.infer<typeof contract.NomenclatureImport> => ({
  ...presentImported(result),
  unchanged: result.unchanged,
});

export const presentCheck = (
  checked: Awaited<ReturnType<typeof checkNomenclature>>,
): z.infer<typeof contract.NomenclatureCheck> => ({
  imported: checked.imported.map(presentImported),
  codes: checked.codes,
  findings: checked.findings.map((finding) => ({ ...finding, candidates: [...finding.candidates] })),
  not_checked: [...checked.notChecked],
});
