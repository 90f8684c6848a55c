import { GatewayIntentBits, RESTJSONErrorCodes } from 'discord-api-types/v10';
import { apiError } from '../../../../api-error.js';
import { pageOf, readPage } from '../../../../schema/page.js';
import { listMembers } from '../../../../state/payloads.js';
import { guildOf } from '../../../enter.js';
import { defineRoute } from '../../../route.js';

export default defineRoute({
  handle(request) {
    const { world, application, query } = request;
    const guild = guildOf(request);
    const mayList = application.privilegedIntents & GatewayIntentBits.GuildMembers;
    if (!mayList) throw apiError(RESTJSONErrorCodes.MissingAccess);
    const page = readPage(query, { most: 1000, usual: 1 });
    return pageOf(listMembers(world, guild), page, ({ user }) => user.id);
  },
});
