import { memberPatch } from '../../../../../schema/member-body.js';
import { parse } from '../../../../../schema/parse.js';
import { getMember } from '../../../../../state/members.js';
import { guildOf } from '../../../../enter.js';
import { changeMember } from '../../../../member-changes.js';
import { defineRoute } from '../../../../route.js';

export default defineRoute({
  handle(request) {
    const { world, application, param } = request;
    const guild = guildOf(request);
    getMember(guild, param('userId'));
    const target = { guild, memberId: param('userId'), actorId: application.id };
    return changeMember(world, target, parse(memberPatch, request.body));
  },
});
