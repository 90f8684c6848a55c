import type { APIComponentInMessageActionRow, APIMessage } from 'discord-api-types/v10';
import { z } from 'zod';
import { uploaderTo } from '../../actors/upload.js';
import { ClientRefusal } from '../../interactions/client-refusal.js';
import { buttonInteraction, menuInteraction } from '../../interactions/component-interactions.js';
import { interactiveComponents, isButton, isMenu, isPressable } from '../../interactions/component-search.js';
import { modalInteraction } from '../../interactions/modal-interactions.js';
import type { Upload } from '../../interactions/option-value.js';
import type { Origin } from '../../interactions/origin.js';
import { parse } from '../../schema/parse.js';
import type { Endpoint, PageRequest } from '../endpoint.js';
import { originFor } from '../origin.js';
import { findSeenMessage } from '../seen-messages.js';

const nonce = z.string().max(64);
const press = z.object({ nonce, channel: z.string(), message: z.string(), customId: z.string() });
const choice = press.extend({ values: z.array(z.string()) });
const value = z.union([z.string(), z.boolean()]);
const modal = z.object({
  nonce,
  /** The one that was answered with the modal. */
  interaction: z.string(),
  values: z.record(z.string(), z.union([value, z.array(z.string())])),
});

export const pressButton: Endpoint = (request) => {
  const { world, interactions, user, body } = request;
  const pressed = parse(press, body);
  const { origin, message, component } = findComponent(request, pressed);
  if (!isButton(component) || !isPressable(component)) throw new ClientRefusal('This cannot be pressed.');
  interactions.send(buttonInteraction(world, origin, message, component), user.id, pressed.nonce);
};

export const chooseInMenu: Endpoint = (request) => {
  const { world, interactions, user, body } = request;
  const chosen = parse(choice, body);
  const { origin, message, component } = findComponent(request, chosen);
  if (!isMenu(component)) throw new ClientRefusal('Nothing can be picked in this.');
  interactions.send(menuInteraction(world, origin, message, component, chosen.values), user.id, chosen.nonce);
};

export const submitModal: Endpoint = ({ world, interactions, user, locale, body, files }) => {
  const submitted = parse(modal, body);
  const opened = interactions.findOpener(user.id, submitted.interaction);
  if (!opened) throw new ClientRefusal('This modal was opened too long ago.');
  const { interaction: asked } = opened.opener;
  const channelId = asked.channel?.id ?? '';
  const origin = originFor({ world, user, locale }, asked.application_id, channelId);
  const values = { ...submitted.values, ...filesByField(files) };
  const message = 'message' in asked ? asked.message : undefined;
  const interaction = modalInteraction(
    world,
    origin,
    opened.modal,
    values,
    uploaderTo(world, channelId),
    message,
  );
  interactions.send(interaction, user.id, submitted.nonce, opened.opener);
};

function findComponent(
  { world, user, locale }: PageRequest,
  { channel: channelId, message: messageId, customId }: z.infer<typeof press>,
): { origin: Origin; message: APIMessage; component: APIComponentInMessageActionRow } {
  const message = findSeenMessage(world, user, channelId, messageId);
  const component = interactiveComponents(message.components ?? []).find(
    (candidate) => 'custom_id' in candidate && candidate.custom_id === customId,
  );
  if (!component) throw new ClientRefusal('The message has changed; this is no longer there.');
  const origin = originFor({ world, user, locale }, message.application_id ?? message.author.id, channelId);
  return { origin, message, component };
}

/** A modal's field may take several files. */
function filesByField(files: PageRequest['files']): Record<string, Upload[]> {
  const fields: Record<string, Upload[]> = {};
  for (const { field, name, type, bytes } of files) {
    fields[field] = [...(fields[field] ?? []), { name, type, content: bytes }];
  }
  return fields;
}
