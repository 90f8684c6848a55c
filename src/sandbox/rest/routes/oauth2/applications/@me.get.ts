import { toOwnApplication } from '../../../own-application.js';
import { defineRoute } from '../../../route.js';

export default defineRoute({
  handle: ({ world, application }) => toOwnApplication(world, application),
});
