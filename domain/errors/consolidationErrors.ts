import { correct, defineErrors } from './errorDefinition.js';

/** Bags that are shut, and the master references under which they travel. */
export const CONSOLIDATION_ERRORS = defineErrors('CONSOLIDATION', {
  NOT_FOUND: correct(404, 'No consolidation with this id is known, or none that the caller may see.'),
  MUCR_IN_USE: correct(409, 'The master reference names another bag already.'),
  PARCELS_NOT_READY: correct(
    409,
    'A parcel cannot be shut into the bag: it is not released, not labelled, gone, on hold or under a request.',
  ),
  MASTER_HELD: correct(409, 'A parcel of the same bag is on hold: the bag stays, or the parcel is taken out.'),
  MUCR_MALFORMED: correct(422, 'A master reference has 1 to 35 characters: capitals, digits and - / : ( ) only.'),
});
