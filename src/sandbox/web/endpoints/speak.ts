import { PermissionFlagsBits as Permission, RESTJSONErrorCodes } from 'discord-api-types/v10';
import { z } from 'zod';
import { enterChannel, requireInChannel } from '../../access.js';
import { apiError } from '../../api-error.js';
import { parse } from '../../schema/parse.js';
import { addToAccount, removeFromAccount } from '../../state/account-installs.js';
import { getApplication } from '../../state/applications.js';
import { openDm } from '../../state/channels.js';
import { readEmoji } from '../../state/emojis.js';
import { deleteMessage, editMessage, getMessage, postMessage } from '../../state/messages.js';
import { checkMayPost } from '../../state/posting.js';
import { addReaction, removeReaction } from '../../state/reactions.js';
import type { Endpoint } from '../endpoint.js';

const newMessage = z.object({ channel: z.string(), content: z.string(), replyTo: z.string().nullable() });
const messageName = z.object({ channel: z.string(), message: z.string() });
const changedMessage = messageName.extend({ content: z.string().min(1).max(2000) });
const reaction = messageName.extend({ emoji: z.string(), on: z.boolean() });
const bot = z.object({ bot: z.string() });
const account = bot.extend({ on: z.boolean() });
const ephemeral = z.object({ message: z.string() });

export const postAsPerson: Endpoint = ({ world, user, body: given, files }) => {
  const { channel: channelId, content, replyTo } = parse(newMessage, given);
  const channel = enterChannel(world, user.id, channelId);
  const body = { content, ...(replyTo && { message_reference: { message_id: replyTo } }) };
  checkMayPost(world, channel, user.id, body, files);
  const { id } = postMessage(world, { channel, author: user, body, files });
  return { id };
};

export const editOwnMessage: Endpoint = ({ world, user, body: given }) => {
  const { channel: channelId, message: messageId, content } = parse(changedMessage, given);
  const channel = enterChannel(world, user.id, channelId);
  const message = getMessage(channel, messageId);
  if (message.author.id !== user.id)
    throw apiError(RESTJSONErrorCodes.CannotEditMessageAuthoredByAnotherUser);
  editMessage(world, channel, message, { body: { content } });
};

export const deleteOwnMessage: Endpoint = ({ world, user, body }) => {
  const { channel: channelId, message: messageId } = parse(messageName, body);
  const channel = enterChannel(world, user.id, channelId);
  const isMine = getMessage(channel, messageId).author.id === user.id;
  if (!isMine) throw apiError(RESTJSONErrorCodes.MissingPermissions);
  deleteMessage(world, channel, messageId);
};

/** As Discord's client, which asks for a permission only where nobody has reacted so yet. */
export const react: Endpoint = ({ world, user, body }) => {
  const { channel: channelId, message: messageId, emoji: written, on } = parse(reaction, body);
  const channel = enterChannel(world, user.id, channelId, Permission.ReadMessageHistory);
  const message = getMessage(channel, messageId);
  const emoji = readEmoji(world, written);
  if (!on) return removeReaction(world, channel, message.id, emoji, user.id);
  const isNew = !channel.reactions.get(message.id)?.has(emoji);
  if (isNew) requireInChannel(world, user.id, channel, Permission.AddReactions);
  addReaction(world, channel, message, emoji, user.id);
};

export const openDmWithBot: Endpoint = ({ world, user, body }) => {
  const { id: botId } = getApplication(world, parse(bot, body).bot);
  return { id: openDm(world, botId, user).channel.id };
};

/** Adds a bot's application to the person's own account, or takes it away. */
export const changeAccount: Endpoint = ({ world, user, body }) => {
  const { bot: botId, on } = parse(account, body);
  const application = getApplication(world, botId);
  if (on) addToAccount(world, application, user.id);
  else removeFromAccount(world, application, user.id);
};

/** Takes an ephemeral message out of the person's sight. */
export const dismiss: Endpoint = ({ world, user, body }) => {
  const { message: id } = parse(ephemeral, body);
  const channelId = world.interactions.ephemeral.get(id)?.channel_id;
  const isTheirs = world.interactions.ephemeral.seenBy(user.id, channelId ?? '').some((one) => one.id === id);
  if (isTheirs) world.interactions.ephemeral.remove(id);
};
