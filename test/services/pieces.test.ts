import fc from 'fast-check';
import { z } from 'zod';
import { suggestField } from '../../api/contract/suggestField.js';
import { ACTION_ROLES, PERMIT_ACTION_ROLES, SIGNED_ACTIONS } from '../../domain/clearance/actions.js';
import { mergePatch } from '../../services/declarations/mergePatch.js';
import { FOUR_EYES, findSignatureRule } from '../../domain/clearance/secondSignature.js';
import { numberOf, positionOf, toPage } from '../../services/paging.js';
import { permissionOf, type UseCase } from '../../services/permissions/table.js';

describe('mergePatch', () => {
  /** The examples of RFC 7396, appendix A. */
  const EXAMPLES: readonly [string, string, string][] = [
    ['{"a":"b"}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"b"}', '{"b":"c"}', '{"a":"b","b":"c"}'],
    ['{"a":"b"}', '{"a":null}', '{}'],
    ['{"a":"b","b":"c"}', '{"a":null}', '{"b":"c"}'],
    ['{"a":["b"]}', '{"a":"c"}', '{"a":"c"}'],
    ['{"a":"c"}', '{"a":["b"]}', '{"a":["b"]}'],
    ['{"a":{"b":"c"}}', '{"a":{"b":"d","c":null}}', '{"a":{"b":"d"}}'],
    ['{"a":[{"b":"c"}]}', '{"a":[1]}', '{"a":[1]}'],
    ['["a","b"]', '["c","d"]', '["c","d"]'],
    ['{"a":"b"}', '["c"]', '["c"]'],
    ['{"a":"foo"}', 'null', 'null'],
    ['{"a":"foo"}', '"bar"', '"bar"'],
    ['{"e":null}', '{"a":1}', '{"e":null,"a":1}'],
    ['[1,2]', '{"a":"b","c":null}', '{"a":"b"}'],
    ['{}', '{"a":{"bb":{"ccc":null}}}', '{"a":{"bb":{}}}'],
  ];
  it.each(EXAMPLES)('%s patched by %s is %s', (target, patch, result) => {
    expect(mergePatch(JSON.parse(target) as never, JSON.parse(patch) as never)).toEqual(JSON.parse(result));
  });

  it('never touches the prototype of anything', () => {
    const merged = mergePatch({}, JSON.parse('{"__proto__":{"polluted":true}}') as never);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    expect((merged as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('cursors', () => {
  const rows = Array.from({ length: 3 }, (_, index) => ({
    at: new Date(1_700_000_000_000 + index).toISOString(),
    id: `dec_01936f2e-7c1a-7b8e-9a54-2f6d3c1b0a9${index}`,
  }));

  it('lead back to the last row of the page, and end with the list', () => {
    const page = toPage(
      { rows, more: true },
      (row) => row,
      (row) => row,
    );
    expect(positionOf(page.nextCursor ?? '')).toEqual(rows[2]);
    expect(
      toPage(
        { rows, more: false },
        (row) => row,
        (row) => row,
      ).nextCursor,
    ).toBeNull();
    expect(
      numberOf(
        toPage(
          { rows: [7], more: true },
          (row) => row,
          (row) => row,
        ).nextCursor ?? '',
      ),
    ).toBe(7);
  });

  it('of any other text are refused, never passed on', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json().map((text) => Buffer.from(text).toString('base64url')),
        ),
        (text) => {
          for (const read of [positionOf, numberOf]) {
            try {
              const found = read(text);
              expect(typeof found === 'number' ? found >= 0 : found === undefined || found.at.endsWith('Z')).toBe(true);
            } catch (thrown) {
              expect((thrown as { code?: string }).code).toBe('REQUEST.CURSOR_INVALID');
            }
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('second signatures', () => {
  const RULES: readonly [string, string, string, string | undefined][] = [
    ['retry', 'customs', 'mrn', undefined],
    ['retry', 'payment', 'payment', undefined],
    ['override', 'customs', 'mrn', 'OPS.SIGN.ACCEPTANCE'],
    ['override', 'payment', 'payment', 'OPS.SIGN.PAYMENT'],
    ['override', 'naeb', 'permit', 'OPS.SIGN.PERMIT'],
    ['override', 'carrier', 'label', undefined],
    ['skip', 'customs', 'none', undefined],
    ['skip', 'payment', 'payment', 'OPS.SIGN.PAYMENT'],
    ['skip', 'rica', 'permit', 'OPS.SIGN.BEFORE_RELEASE'],
    ['abort', 'carrier', 'label', 'OPS.SIGN.ABORT'],
  ];
  it.each(RULES)('%s of a step of %s that takes %s: %s', (action, counterparty, overridable, rule) => {
    expect(
      findSignatureRule({ kind: 'resolve_parked', action: action as 'retry', counterparty, overridable })?.id,
    ).toBe(rule);
  });
});

describe('four eyes', () => {
  it('every act against goods and every publishing has its row, whatever else is asked', () => {
    for (const action of SIGNED_ACTIONS)
      expect(findSignatureRule({ kind: 'enforcement', action })?.id).toMatch(/^CUSTOMS\.SIGN\./);
    expect(findSignatureRule({ kind: 'publish_pack' })?.id).toBe('RULES.SIGN.PUBLISH');
  });

  it.each([
    ['red', 'here', 'CUSTOMS.SIGN.RELEASE_FROM_RED'],
    ['red', 'authority', undefined],
    ['yellow', 'here', undefined],
    [null, 'here', undefined],
  ] as const)('a result on lane %s that is decided by %s: %s', (lane, decides, rule) => {
    expect(findSignatureRule({ kind: 'inspection_result', lane, decides })?.id).toBe(rule);
  });

  it('one operator acts on ten cases at once, on eleven with another', () => {
    const retry = { kind: 'resolve_parked', action: 'retry', counterparty: 'customs', overridable: 'mrn' } as const;
    expect(findSignatureRule({ ...retry, cases: 10 })).toBeUndefined();
    expect(findSignatureRule({ ...retry, cases: 11 })?.id).toBe('OPS.SIGN.BULK');
  });

  it('each row is told apart by its id, and says when, why and whence', () => {
    expect(new Set(FOUR_EYES.map(({ id }) => id)).size).toBe(FOUR_EYES.length);
    for (const { act, when, explanation, source } of FOUR_EYES)
      for (const words of [act, when, explanation, source]) expect(words).not.toBe('');
  });
});

describe('the table of permissions and the roles of acts', () => {
  /** The use case by which each act is done; decisions on tasks share one. */
  const USE_CASES: Readonly<Record<keyof typeof ACTION_ROLES | keyof typeof PERMIT_ACTION_ROLES, UseCase>> = {
    submit: 'submitDeclaration',
    resubmit: 'resubmitDeclaration',
    supplyDocuments: 'supplyDocuments',
    answerQuery: 'answerQuery',
    withdraw: 'withdrawDeclaration',
    presentGoods: 'presentGoods',
    requestWithdrawal: 'requestWithdrawal',
    requestAmendment: 'requestAmendment',
    cancelAmendment: 'cancelAmendment',
    decideWithdrawal: 'decideTask',
    decideAmendment: 'decideTask',
    correctDeclaration: 'correctDeclaration',
    requestDocuments: 'decideTask',
    raiseQuery: 'decideTask',
    acceptDocuments: 'decideTask',
    orderInspection: 'decideTask',
    recordInspection: 'recordInspection',
    refuse: 'decideTask',
    recordProofOfExit: 'recordProofOfExit',
    placeHold: 'placeHold',
    liftHold: 'liftHold',
    recall: 'recallDeclaration',
    endRecall: 'endRecall',
    detain: 'proposeEnforcement',
    endDetention: 'proposeEnforcement',
    seize: 'proposeEnforcement',
    lodgeAppeal: 'lodgeAppeal',
    decideAppeal: 'proposeEnforcement',
    forfeit: 'proposeEnforcement',
    destroyGoods: 'proposeEnforcement',
    returnGoods: 'proposeEnforcement',
    invalidate: 'invalidateDeclaration',
    consolidate: 'shutConsolidation',
    takeOut: 'takeOutOfBag',
    resolveParked: 'createOperation',
    grantPermit: 'decideTask',
    refusePermit: 'decideTask',
  };

  it.each(Object.entries({ ...ACTION_ROLES, ...PERMIT_ACTION_ROLES }))('agree on %s', (action, role) => {
    expect(permissionOf(USE_CASES[action as keyof typeof USE_CASES]).roles).toHaveProperty(role);
  });
});

describe('hints for fields that do not exist', () => {
  const schema = z.strictObject({
    gross_weight_grams: z.number(),
    items: z.array(z.strictObject({ hs_code: z.string(), origin: z.string().optional() })).optional(),
  });
  const HINTS: readonly [(string | number)[], string, string][] = [
    [[], 'grossWeightGrams', 'Did you mean "gross_weight_grams"?'],
    [[], 'gross-weight-gram', 'Did you mean "gross_weight_grams"?'],
    [['items', 0], 'hscode', 'Did you mean "hs_code"?'],
    [['items', 3], 'colour', 'Fields here are hs_code, origin'],
    [['nothing'], 'x', 'Leave it out'],
  ];
  it.each(HINTS)('%j %s: %s', (path, field, hint) => expect(suggestField(schema, path, field)).toBe(hint));
});
