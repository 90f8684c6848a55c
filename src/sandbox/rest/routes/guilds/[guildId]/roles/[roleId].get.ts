import { getRole } from '../../../../../state/roles.js';
import { guildOf } from '../../../../enter.js';
import { defineRoute } from '../../../../route.js';

export default defineRoute({
  handle: (request) => getRole(guildOf(request), request.param('roleId')),
});
