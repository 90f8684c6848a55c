export { deleteCommandRoute as default } from '../../../../../../command-routes.js';
