export { getCommandRoute as default } from '../../../../../../command-routes.js';
