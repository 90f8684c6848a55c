import { PermissionFlagsBits as Permission } from 'discord-api-types/v10';
import { getMessage } from '../state/messages.js';
import { pinMessage, unpinMessage } from '../state/pins.js';
import { getUser } from '../state/users.js';
import { channelOf } from './enter.js';
import { defineRoute } from './route.js';

/* Pins have an old and a new address. */

export const pinRoute = defineRoute({
  handle(request) {
    const { world, application, param } = request;
    const channel = channelOf(request, Permission.PinMessages, Permission.ReadMessageHistory);
    pinMessage(world, channel, getMessage(channel, param('messageId')), getUser(world, application.id));
    return null;
  },
});

export const unpinRoute = defineRoute({
  handle(request) {
    const channel = channelOf(request, Permission.PinMessages, Permission.ReadMessageHistory);
    unpinMessage(request.world, channel, getMessage(channel, request.param('messageId')));
    return null;
  },
});
