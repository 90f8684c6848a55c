import type { World } from '../world.js';
import type { Answer } from './answer.js';

/** A file that was uploaded with a message, at the address that the message names. */
export function findAttachment(world: World, path: string): Answer | undefined {
  const [, id] = /^\/attachments\/\d+\/(\d+)\/[^/]+$/.exec(path) ?? [];
  const file = id && world.files.get(id);
  if (!file) return undefined;
  return {
    status: 200,
    headers: {
      'content-type': file.type || 'application/octet-stream',
      // The page of the sandbox has the same origin: a file must not run scripts in it.
      'content-security-policy': 'sandbox',
      'x-content-type-options': 'nosniff',
    },
    body: file.bytes,
  };
}
