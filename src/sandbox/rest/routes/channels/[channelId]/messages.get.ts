import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { channelPermissions, holds } from '../../../../permissions.js';
import { toApiMessage } from '../../../../state/message-payload.js';
import { channelOf } from '../../../enter.js';
import { readMessagePage } from '../../../message-page.js';
import { defineRoute } from '../../../route.js';

/** Newest first. Who may not read the history finds it empty. */
export default defineRoute({
  handle(request) {
    const { world, application, query } = request;
    const channel = channelOf(request);
    const mayRead = holds(channelPermissions(world, channel, application.id), Permission.ReadMessageHistory);
    const messages = mayRead ? [...channel.messages.values()] : [];
    return readMessagePage(messages, query)
      .reverse()
      .map((message) => toApiMessage(channel, message, application.id));
  },
});
