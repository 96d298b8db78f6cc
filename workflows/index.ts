/** Everything the worker bundles. */
export { clearance } from './clearance/clearance.js';
export { permit } from './permit/permit.js';
export { webhook } from './webhook/webhook.js';
