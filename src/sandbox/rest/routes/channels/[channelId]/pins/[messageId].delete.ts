export { unpinRoute as default } from '../../../../pin-routes.js';
