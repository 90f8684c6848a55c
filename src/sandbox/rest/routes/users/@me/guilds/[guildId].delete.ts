import { removeMember } from '../../../../../state/members.js';
import { getUser } from '../../../../../state/users.js';
import { guildOf } from '../../../../enter.js';
import { defineRoute } from '../../../../route.js';

export default defineRoute({
  handle(request) {
    const { world, application } = request;
    removeMember(world, guildOf(request), getUser(world, application.id));
    return null;
  },
});
