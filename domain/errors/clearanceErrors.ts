import { correct, decide, defineErrors, park } from './errorDefinition.js';

/** Acts on a clearance and on its parked steps. */
export const CLEARANCE_ERRORS = defineErrors('CLEARANCE', {
  ACTION_NOT_ALLOWED: correct(409, 'The act is not open to this role in the state the clearance is in.'),
  OWN_DECLARATION: correct(403, 'Nobody decides on a declaration they made themselves.'),
  CONTROL_ANNOUNCED: correct(409, 'A control has been announced: only an officer may consent to a withdrawal.'),
  APPEAL_WINDOW_CLOSED: correct(
    409,
    'The time to appeal against the detention or seizure has run out, or an appeal was decided.',
  ),
  APPEAL_PENDING: correct(
    409,
    'What cannot be taken back waits until the time to appeal has run out and no appeal is open.',
  ),
  GOODS_HAVE_LEFT: correct(409, 'The goods have left the territory: nothing can be done to them any more.'),
  EXAMINATION_NOT_HELD: correct(
    409,
    'An examination of the goods was ordered and not held: order it again and record its result, or refuse.',
  ),
  DECIDED_BY_AUTHORITY: correct(409, "The authority's own system decides the control: its notices are mirrored here."),
  REASON_REQUIRED: correct(422, 'The act needs a reason in words.'),
  ACT_UNKNOWN: correct(404, 'No act with this id is known on this clearance.'),
  NOT_UNDER_WAY: correct(409, 'The clearance is still a draft: nothing runs that could take this up.'),
  ACT_NOT_RECORDED: correct(409, 'The act came too late or twice: by the time it was taken up it no longer applied.'),
  VERSION_SUPERSEDED: decide(null, "A partner's answer concerns an earlier version; it is recorded and ignored."),
  ANSWER_OVERDUE: park(null, 'The partner has not answered within the deadline of the pack.'),
  STATE_UNKNOWN: park(null, 'The stored record is in a state this release does not know.'),
  TRANSITION_FORBIDDEN: park(null, 'A recording asks for a change of state that the transition table does not have.'),
});

/** What operators do with parked steps. */
export const OPERATION_ERRORS = defineErrors('OPERATION', {
  STEP_NOT_FOUND: correct(404, 'No parked step with this id is known.'),
  STEP_NOT_PARKED: correct(409, 'The step is no longer parked: somebody resolved it already.'),
  RESOLUTION_NOT_ALLOWED: correct(409, 'This resolution is not open for the step in the state of its clearance.'),
  STEP_NOT_SKIPPABLE: correct(409, 'The clearance cannot go on without this step.'),
  OVERRIDE_VALUE_INVALID: correct(422, 'The value given for the step does not have the shape that the step answers.'),
  ALREADY_HANDED_OVER: correct(409, 'The carrier has the parcel: the clearance can no longer be aborted.'),
  SECOND_SIGNATURE_REQUIRED: correct(409, 'The act takes effect only when a second, different person has signed it.'),
  SAME_SIGNATORY: correct(403, 'The second signature must be of another person than the first.'),
  PROPOSAL_EXPIRED: correct(409, 'The proposal was not signed in time.'),
  PROPOSAL_CLOSED: correct(409, 'The proposal has been signed or turned down already.'),
});
