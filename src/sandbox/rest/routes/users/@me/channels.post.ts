import { RESTJSONErrorCodes } from 'discord-api-types/v10';
import { z } from 'zod';
import { apiError } from '../../../../api-error.js';
import { snowflake } from '../../../../schema/fields.js';
import { parse } from '../../../../schema/parse.js';
import { openDm } from '../../../../state/channels.js';
import { defineRoute } from '../../../route.js';

const body = z.object({ recipient_id: snowflake });

export default defineRoute({
  handle({ world, application, body: given }) {
    const recipient = world.state.users.get(parse(body, given).recipient_id);
    if (!recipient || recipient.bot) throw apiError(RESTJSONErrorCodes.InvalidRecipients);
    return openDm(world, application.id, recipient).channel;
  },
});
