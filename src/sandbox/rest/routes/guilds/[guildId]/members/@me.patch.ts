import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { memberPatch } from '../../../../../schema/member-body.js';
import { parse } from '../../../../../schema/parse.js';
import { updateMember } from '../../../../../state/members.js';
import { guildOf } from '../../../../enter.js';
import { defineRoute } from '../../../../route.js';

export default defineRoute({
  handle(request) {
    const { world, application, body } = request;
    const guild = guildOf(request, Permission.ChangeNickname);
    const { nick } = parse(memberPatch.pick({ nick: true }), body);
    return updateMember(world, guild, application.id, nick === undefined ? {} : { nick: nick || null });
  },
});
