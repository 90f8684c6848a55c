import { z } from 'zod';
import { parse } from '../../../../schema/parse.js';
import { toApiMessage } from '../../../../state/message-payload.js';
import { postMessage } from '../../../../state/messages.js';
import { checkMayPost } from '../../../../state/posting.js';
import { getUser } from '../../../../state/users.js';
import { channelOf } from '../../../enter.js';
import { defineRoute } from '../../../route.js';

const idempotency = z.object({
  nonce: z.union([z.string(), z.int()]).nullish(),
  enforce_nonce: z.boolean().nullish(),
});

export default defineRoute({
  rateLimit: { requests: 5, seconds: 5 },
  handle(request) {
    const { world, body, files, application } = request;
    const channel = channelOf(request);
    checkMayPost(world, channel, application.id, body, files);
    const { nonce, enforce_nonce } = parse(idempotency, body);
    const key = nonce == null ? undefined : String(nonce);
    const twin = enforce_nonce && key && world.nonces.recall(application.id, channel.channel.id, key);
    if (twin) return toApiMessage(channel, twin, application.id);
    const author = getUser(world, application.id);
    const message = postMessage(world, { channel, author, body, files });
    if (key) world.nonces.remember(message, key);
    request.created(message.id);
    return message;
  },
});
