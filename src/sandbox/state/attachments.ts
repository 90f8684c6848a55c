import { type APIAttachment, RESTJSONErrorCodes, type Snowflake } from 'discord-api-types/v10';
import { apiError } from '../api-error.js';
import type { MessageBody } from '../schema/message-body.js';
import type { World } from '../world.js';
import type { UploadedFile } from './files.js';

const MOST_FILES = 10;
const LARGEST_FILE = 10 * 1024 * 1024;

/** Keeps the uploaded files and describes them as the message will. */
export function attachFiles(
  world: World,
  channelId: Snowflake,
  files: readonly UploadedFile[],
  described: MessageBody['attachments'],
): APIAttachment[] {
  if (files.length > MOST_FILES)
    throw apiError(RESTJSONErrorCodes.MaximumNumberOfAttachmentsInAMessageReached);
  return files.map((file) => {
    if (file.bytes.byteLength > LARGEST_FILE) throw apiError(RESTJSONErrorCodes.RequestEntityTooLarge);
    const index = /\d+/.exec(file.field)?.[0];
    const description = described?.find(({ id }) => id === index);
    return attach(
      world,
      channelId,
      file,
      description?.filename ?? file.name,
      description?.description ?? undefined,
    );
  });
}

function attach(
  world: World,
  channelId: Snowflake,
  file: UploadedFile,
  filename: string,
  description: string | undefined,
): APIAttachment {
  const id = world.nextId();
  world.files.add(id, file);
  const url = `${world.origin}/attachments/${channelId}/${id}/${encodeURIComponent(filename)}`;
  return {
    id,
    filename,
    size: file.bytes.byteLength,
    url,
    proxy_url: url,
    content_type: file.type,
    ...(description === undefined ? {} : { description }),
  };
}

/** An edit keeps the attachments that it lists, and all of them when it lists none at all. */
export function keepAttachments(
  current: readonly APIAttachment[],
  listed: MessageBody['attachments'],
): APIAttachment[] {
  if (!listed) return listed === null ? [] : [...current];
  return current.filter(({ id }) => listed.some((one) => one.id === id));
}
