export { createCommandRoute as default } from '../../../../../command-routes.js';
