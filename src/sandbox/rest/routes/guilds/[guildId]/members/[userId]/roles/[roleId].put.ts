import { getMember, updateMember } from '../../../../../../../state/members.js';
import { guildOf } from '../../../../../../enter.js';
import { checkMayChangeRoles } from '../../../../../../member-changes.js';
import { defineRoute } from '../../../../../../route.js';

export default defineRoute({
  handle(request) {
    const { world, application, param } = request;
    const guild = guildOf(request);
    const memberId = param('userId');
    const roleId = param('roleId');
    const { roles } = getMember(guild, memberId);
    checkMayChangeRoles(world, { guild, memberId, actorId: application.id }, [roleId]);
    updateMember(world, guild, memberId, { roles: [...new Set([...roles, roleId])] });
    return null;
  },
});
