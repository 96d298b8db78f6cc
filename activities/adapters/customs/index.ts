export { createHttpCustoms } from './http.js';
export { interpretNotice } from './interpretNotice.js';
