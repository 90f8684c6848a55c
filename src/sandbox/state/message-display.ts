import {
  type APIAttachment,
  type APIEmbed,
  type APIMessageTopLevelComponent,
  EmbedType,
} from 'discord-api-types/v10';
import { invalidForm } from '../api-error.js';
import { numberComponents } from '../schema/component-rules.js';
import type { MessageBody } from '../schema/message-body.js';

const UPLOADED = 'attachment://';

/** Embeds as Discord answers with them. */
export function toApiEmbeds(
  embeds: MessageBody['embeds'],
  attachments: readonly APIAttachment[],
): APIEmbed[] {
  const typed = (embeds ?? []).map((embed) => ({ type: EmbedType.Rich, ...embed }));
  return render<APIEmbed[]>(typed, attachments);
}

/** Components as Discord answers with them: each with a number. */
export function toApiComponents(
  components: MessageBody['components'],
  attachments: readonly APIAttachment[],
): APIMessageTopLevelComponent[] {
  return render<APIMessageTopLevelComponent[]>(numberComponents(components ?? []), attachments);
}

/** Leaves out what is null, and puts the address of an uploaded file where the client wrote `attachment://name`. */
function render<Shape>(value: object, attachments: readonly APIAttachment[]): Shape {
  const text = JSON.stringify(value, (key, field) => {
    if (field === null) return undefined;
    const isUpload =
      (key === 'url' || key === 'icon_url') && typeof field === 'string' && field.startsWith(UPLOADED);
    return isUpload ? urlOf(field.slice(UPLOADED.length), attachments) : field;
  });
  return JSON.parse(text); // the schemas hold the bodies to Discord's shapes
}

function urlOf(filename: string, attachments: readonly APIAttachment[]): string {
  const attachment = attachments.find((one) => one.filename === filename);
  if (attachment) return attachment.url;
  throw invalidForm({
    path: ['attachments'],
    code: 'MESSAGE_ATTACHMENT_NOT_FOUND',
    message: `Referenced attachment "${filename}" was not uploaded`,
  });
}
