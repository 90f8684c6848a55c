import type { APIThreadList } from 'discord-api-types/v10';
import { guildOf } from '../../../../enter.js';
import { defineRoute } from '../../../../route.js';
import { listThreads } from '../../../../thread-lists.js';

export default defineRoute({
  handle(request): APIThreadList & { has_more: boolean } {
    const { world, application } = request;
    const threads = listThreads(world, guildOf(request), application.id, (thread) => !thread.archived);
    return {
      threads: threads.map(({ channel }) => channel),
      members: threads.flatMap(({ threadMembers }) => threadMembers.get(application.id) ?? []),
      has_more: false,
    };
  },
});
