import { stateDiagram } from '../../../domain/clearance/diagram.js';
import { STATES } from '../../../domain/clearance/states.js';
import { TRANSITIONS } from '../../../domain/clearance/transitions.js';

describe('the state diagram', () => {
  const text = stateDiagram(TRANSITIONS);

  test('shows every state, and what walks its arrows', () => {
    for (const state of STATES) expect(text).toMatch(new RegExp(`^  (${state} --> |\\S+ --> ${state} )`, 'm'));
    expect(text).toContain('  DRAFT --> SUBMITTED : submit\n');
    expect(text).toContain('  DOCUMENTS_REQUIRED --> REFUSED : refuse / documents_due passed [documentsNotSupplied]\n');
    expect(text).toContain(
      '  LODGED --> PRELODGED : notice customs_received [noticeIsCurrent] / prelodge [decidedHere]\n',
    );
    expect(text).toContain('  SUBMITTED --> ABORTED : resolveParked abort [stepParked]\n');
    expect(text).toContain('  CLEARED --> [*]\n');
    expect(text).not.toContain('resolveParked retry');
  });

  test('is the same text every time', () => {
    expect(stateDiagram(TRANSITIONS)).toBe(text);
  });
});
