import fc from 'fast-check';
import type { IdKind } from '../../../domain/ids/prefixes.js';
import { ID_PREFIXES, idKindOf, isPrefixedId, prefixedId } from '../../../domain/ids/prefixes.js';
import {
  clearanceWorkflowId,
  parseRecordingKey,
  parseWorkflowId,
  permitWorkflowId,
  recordingKey,
} from '../../../domain/ids/workflowIds.js';

const uuid = '01890a5d-ac96-774b-bcce-b302099a8057';
const kinds = Object.keys(ID_PREFIXES) as IdKind[];
const anyDeclarationId = fc.uuid({ version: 7 }).map((id) => prefixedId('declaration', id));

describe('our own ids', () => {
  test('no two kinds share a prefix, and every prefix is three letters', () => {
    const prefixes = Object.values(ID_PREFIXES);
    expect(new Set(prefixes).size).toBe(prefixes.length);
    expect(prefixes.every((prefix) => /^[a-z]{3}$/.test(prefix))).toBe(true);
  });

  test('an id says what it names, and is of no other kind', () => {
    for (const kind of kinds) {
      const id = prefixedId(kind, uuid);
      expect([idKindOf(id), isPrefixedId(id)]).toEqual([kind, true]);
      expect(kinds.filter((other) => isPrefixedId(id, other))).toEqual([kind]);
    }
  });

  test.each([
    '',
    'dec_',
    uuid,
    `xyz_${uuid}`,
    `dec_${uuid.toUpperCase()}`,
    `dec_${uuid.replace('-7', '-4')}`,
    `dec_${uuid} `,
    `toString_${uuid}`,
  ])('"%s" is none', (text) => {
    expect([isPrefixedId(text), idKindOf(text)]).toEqual([false, undefined]);
  });
});

describe('workflow ids and recording keys', () => {
  test('are read back as they were made', () => {
    const round = fc.oneof(fc.integer({ min: 1, max: 9_999 }), fc.constantFrom('v1', 'v12'));
    fc.assert(
      fc.property(
        anyDeclarationId,
        fc.constantFrom('naeb-coffee-export', 'rica-phytosanitary', 'k2'),
        round,
        (declarationId, permitType, turn) => {
          const clearance = clearanceWorkflowId(declarationId);
          const permit = permitWorkflowId(declarationId, permitType);
          expect(parseWorkflowId(clearance)).toEqual({ ok: true, value: { workflow: 'clearance', declarationId } });
          expect(parseWorkflowId(permit)).toEqual({
            ok: true,
            value: { workflow: 'permit', declarationId, permitType },
          });
          for (const workflowId of [clearance, permit]) {
            const key = recordingKey(workflowId, 'lodge', turn);
            expect(parseRecordingKey(key)).toEqual({
              ok: true,
              value: { workflowId, step: 'lodge', round: String(turn) },
            });
          }
        },
      ),
    );
  });

  test('have the agreed form', () => {
    expect(recordingKey(permitWorkflowId(`dec_${uuid}`, 'rica-phytosanitary'), 'apply', 2)).toBe(
      `permit:dec_${uuid}:rica-phytosanitary:apply:2`,
    );
  });

  test.each(['', 'clearance', 'clearance:', `clearance:${uuid}`, `clearance:org_${uuid}`, `manifest:dec_${uuid}`])(
    '"%s" is no workflow id',
    (text) => {
      expect(parseWorkflowId(text)).toMatchObject({
        ok: false,
        problems: [{ code: 'IDENTIFIER.WORKFLOW_ID_MALFORMED' }],
      });
    },
  );

  test.each([
    `clearance:dec_${uuid}:x`,
    `permit:dec_${uuid}`,
    `permit:dec_${uuid}:a visa`,
    `permit:dec_${uuid}:rica-phytosanitary:x`,
  ])('"%s" is no workflow id either', (text) => {
    expect(parseWorkflowId(text).ok).toBe(false);
  });

  test('whatever a person may write is no part of one: the engine never encrypts these', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' })), (text) => {
        expect(parseWorkflowId(clearanceWorkflowId(text)).ok).toBe(isPrefixedId(text, 'declaration'));
        expect(parseWorkflowId(permitWorkflowId(text, 'rica-phytosanitary')).ok).toBe(
          isPrefixedId(text, 'declaration'),
        );
      }),
      { examples: [['Quillon Vantreight'], ['7 Brackenhythe Passage'], ['TX-71930-QVB']] },
    );
  });

  test.each([
    `clearance:dec_${uuid}`,
    `clearance:dec_${uuid}:lodge`,
    `clearance:dec_${uuid}:lo dge:1`,
    `clearance:dec_${uuid}:lodge:`,
  ])('"%s" is no recording key', (text) => {
    expect(parseRecordingKey(text)).toMatchObject({
      ok: false,
      problems: [{ code: 'IDENTIFIER.RECORDING_KEY_MALFORMED' }],
    });
  });
});
