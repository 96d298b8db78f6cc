/**
 * How failures are put into words for the engine: message and stack go into a payload, which the codec encrypts, in place
 * of the two fields that stand in the clear. The SDK loads this file by its path, in worker and client by `require`, and
 * puts it into the bundle of the workflows.
 */
const { DefaultFailureConverter } = require('@temporalio/common');

exports.failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });
