export { createHttpCarrier } from './http.js';
export { interpretNotice } from './interpretNotice.js';
