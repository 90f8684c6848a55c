export { replaceCommandsRoute as default } from '../../../../../command-routes.js';
