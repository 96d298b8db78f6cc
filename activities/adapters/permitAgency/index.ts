export { createHttpPermitAgency } from './http.js';
export { interpretNotice } from './interpretNotice.js';
