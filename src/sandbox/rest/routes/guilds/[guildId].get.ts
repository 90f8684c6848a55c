import { toApiGuild } from '../../../state/payloads.js';
import { guildOf } from '../../enter.js';
import { defineRoute } from '../../route.js';

export default defineRoute({
  handle(request) {
    const guild = guildOf(request);
    const counts = { approximate_member_count: guild.members.size, approximate_presence_count: 0 };
    return { ...toApiGuild(guild), ...(request.query.get('with_counts') === 'true' ? counts : {}) };
  },
});
