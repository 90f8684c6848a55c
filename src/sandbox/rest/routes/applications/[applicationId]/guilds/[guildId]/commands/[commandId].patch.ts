export { editCommandRoute as default } from '../../../../../../command-routes.js';
