import type { RESTAPIPartialCurrentUserGuild } from 'discord-api-types/v10';
import { guildPermissions } from '../../../../permissions.js';
import { pageOf, readPage } from '../../../../schema/page.js';
import type { GuildState } from '../../../../state/state.js';
import { defineRoute } from '../../../route.js';

export default defineRoute({
  handle({ world, application, query }): RESTAPIPartialCurrentUserGuild[] {
    const joined = [...world.state.guilds.values()].filter(({ members }) => members.has(application.id));
    const page = pageOf(joined, readPage(query, { most: 200, usual: 200 }), ({ guild }) => guild.id);
    const withCounts = query.get('with_counts') === 'true';
    return page.map((state) => ({
      ...partOf(state),
      owner: state.guild.owner_id === application.id,
      permissions: String(guildPermissions(world, state, application.id)),
      ...(withCounts ? { approximate_member_count: state.members.size, approximate_presence_count: 0 } : {}),
    }));
  },
});

function partOf({ guild: { id, name, icon, banner, features } }: GuildState) {
  return { id, name, icon, banner, features };
}
