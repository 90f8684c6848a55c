import type { APIAttachment } from 'discord-api-types/v10';
import { invalidForm } from '../api-error.js';

const UPLOADED = 'attachment://';

/** The attachment that a client names by `attachment://name`, if it does. */
export function findAttachment(
  url: string,
  attachments: readonly APIAttachment[],
): APIAttachment | undefined {
  if (!url.startsWith(UPLOADED)) return undefined;
  const filename = url.slice(UPLOADED.length);
  const attachment = attachments.find((one) => one.filename === filename);
  if (attachment) return attachment;
  throw invalidForm({
    path: ['attachments'],
    code: 'MESSAGE_ATTACHMENT_NOT_FOUND',
    message: `Referenced attachment "${filename}" was not uploaded`,
  });
}

/** Where the file of the same message stands, or the address as it was. */
export function resolveUrl(url: string, attachments: readonly APIAttachment[]): string {
  return findAttachment(url, attachments)?.url ?? url;
}
