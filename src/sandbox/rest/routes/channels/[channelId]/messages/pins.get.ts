import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { z } from 'zod';
import { parse } from '../../../../../schema/parse.js';
import { toApiMessage } from '../../../../../state/message-payload.js';
import { pinsOf } from '../../../../../state/pins.js';
import { channelOf } from '../../../../enter.js';
import { defineRoute } from '../../../../route.js';

const parameters = z.object({
  limit: z.coerce.number().int().min(1).max(50).default(50),
  before: z.iso.datetime({ offset: true }).optional(),
});

export default defineRoute({
  handle(request) {
    const { limit, before } = parse(parameters, Object.fromEntries(request.query));
    const channel = channelOf(request, Permission.ReadMessageHistory);
    const pins = pinsOf(channel).filter(({ pinned_at }) => !before || isEarlier(pinned_at, before));
    const items = pins.slice(0, limit).map(({ pinned_at, message }) => ({
      pinned_at,
      message: toApiMessage(channel, message, request.application.id),
    }));
    return { items, has_more: pins.length > limit };
  },
});

function isEarlier(a: string, b: string): boolean {
  return Temporal.Instant.compare(a, b) < 0;
}
