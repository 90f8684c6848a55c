export { listCommandsRoute as default } from '../../../command-routes.js';
