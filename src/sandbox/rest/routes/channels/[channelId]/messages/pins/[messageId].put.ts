export { pinRoute as default } from '../../../../../pin-routes.js';
