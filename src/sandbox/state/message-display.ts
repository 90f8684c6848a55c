import {
  type APIAttachment,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  ComponentType,
  EmbedType,
} from 'discord-api-types/v10';
import { numberComponents } from '../schema/component-rules.js';
import type { MessageBody } from '../schema/message-body.js';
import type { World } from '../world.js';
import { findAttachment, resolveUrl } from './attachment-urls.js';

/** Embeds as Discord answers with them. */
export function toApiEmbeds(
  embeds: MessageBody['embeds'],
  attachments: readonly APIAttachment[],
): APIEmbed[] {
  const typed = (embeds ?? []).map((embed) => ({ type: EmbedType.Rich, ...embed }));
  const text = JSON.stringify(typed, (key, value) =>
    key === 'url' || key === 'icon_url' ? resolveUrl(value, attachments) : value,
  );
  return JSON.parse(text); // the schema holds the body to Discord's shapes
}

/** Components as Discord answers with them: each with a number, each picture and file with what it shows. */
export function toApiComponents(
  world: World,
  components: MessageBody['components'],
  attachments: readonly APIAttachment[],
): APIMessageTopLevelComponent[] {
  const text = JSON.stringify(numberComponents(components ?? []), (key, value) => {
    if (key === 'media' || key === 'file') return unfurl(world, value.url, attachments);
    return value?.type === ComponentType.File ? withFile(value, attachments) : value;
  });
  return JSON.parse(text); // the schema holds the body to Discord's shapes
}

function unfurl(world: World, given: string, attachments: readonly APIAttachment[]): object {
  const url = resolveUrl(given, attachments);
  const attachment = findAttachment(given, attachments);
  return {
    id: world.nextId(),
    url,
    proxy_url: url,
    ...(attachment ? { attachment_id: attachment.id, content_type: attachment.content_type } : {}),
  };
}

function withFile(
  component: { readonly file: { readonly url: string } },
  attachments: readonly APIAttachment[],
): object {
  const attachment = findAttachment(component.file.url, attachments);
  return { ...component, name: attachment?.filename ?? '', size: attachment?.size ?? 0 };
}
