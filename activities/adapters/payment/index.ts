export { createHttpPayment } from './http.js';
export { interpretNotice } from './interpretNotice.js';
