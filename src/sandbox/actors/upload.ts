import { extname } from 'node:path';
import type { Snowflake } from 'discord-api-types/v10';
import type { Uploader } from '../interactions/command-options.js';
import type { Upload } from '../interactions/option-value.js';
import { attachFiles } from '../state/attachments.js';
import type { UploadedFile } from '../state/files.js';
import type { World } from '../world.js';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
};

/** Uploads what a user picks for a channel. */
export function uploaderTo(world: World, channelId: Snowflake): Uploader {
  return (file) => {
    const [attachment] = attachFiles(world, channelId, [toUploadedFile(file, 0)], undefined);
    if (!attachment) throw new Error('One file makes one attachment');
    return attachment;
  };
}

export function toUploadedFile({ name, content, type }: Upload, index: number): UploadedFile {
  return {
    field: `files[${index}]`,
    name,
    type: type ?? MEDIA_TYPES[extname(name)] ?? 'application/octet-stream',
    bytes: typeof content === 'string' ? new TextEncoder().encode(content) : content,
  };
}
