export { interpretNotice } from './interpretNotice.js';
