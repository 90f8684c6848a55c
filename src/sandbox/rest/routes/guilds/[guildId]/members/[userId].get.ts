import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import { apiError } from '../../../../../api-error.js';
import { toApiMember } from '../../../../../state/payloads.js';
import { getUser } from '../../../../../state/users.js';
import { guildOf } from '../../../../enter.js';
import { defineRoute } from '../../../../route.js';

export default defineRoute({
  handle(request) {
    const { world, param } = request;
    const guild = guildOf(request);
    const member = toApiMember(world, guild, getUser(world, param('userId')).id);
    if (!member) throw apiError(RESTJSONErrorCodes.UnknownMember);
    return member;
  },
});
