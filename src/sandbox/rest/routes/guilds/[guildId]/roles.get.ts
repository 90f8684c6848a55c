import { guildOf } from '../../../enter.js';
import { defineRoute } from '../../../route.js';

export default defineRoute({
  handle: (request) => [...guildOf(request).roles.values()],
});
