import { type APIMessage, RESTJSONErrorCodes, type Snowflake } from 'discord-api-types/v10';
import { apiError } from '../../../../../api-error.js';
import { toApiMessage } from '../../../../../state/message-payload.js';
import { editMessage, getMessage } from '../../../../../state/messages.js';
import { channelOf } from '../../../../enter.js';
import { defineRoute } from '../../../../route.js';

export default defineRoute({
  rateLimit: { requests: 5, seconds: 5 },
  handle(request) {
    const { world, application, param, body, files } = request;
    const channel = channelOf(request);
    const message = getMessage(channel, param('messageId'));
    checkIsOwn(message, application.id);
    return toApiMessage(channel, editMessage(world, channel, message, { body, files }), application.id);
  },
});

/** Words are never changed for another; that a moderator may hide another's embeds is not modelled. */
function checkIsOwn(message: APIMessage, userId: Snowflake): void {
  if (message.author.id !== userId) throw apiError(RESTJSONErrorCodes.CannotEditMessageAuthoredByAnotherUser);
}
