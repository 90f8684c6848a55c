import { refuse } from 'alphapy';
import type { REST } from 'discord.js';
import { imageKind } from '../domain/image/image-type.js';

/** Eight mebibytes: what Discord takes of every bot, with room to spare. */
export const MOST_BYTES = 8 * 1024 * 1024;

const TIMEOUT_MILLISECONDS = 10_000;

/** Where Discord keeps what its users upload. */
const HOSTS: ReadonlySet<string> = new Set(['cdn.discordapp.com', 'media.discordapp.net']);

/** Fetches what a member has uploaded with a command, while its address still works. */
export class ImageClient {
  constructor(private readonly rest: Pick<REST, 'options'>) {}

  /** @throws a refusal when it is too large, or no image, or does not come */
  async download(address: string): Promise<Uint8Array> {
    const url = new URL(address);
    if (!this.#isDiscord(url)) throw new Error(`An upload does not lie with Discord: ${url.origin}`);
    const bytes = await fetchAtMost(url, MOST_BYTES);
    if (!imageKind(bytes))
      throw refuse('reminders.image.kind', 'That file is no image. Choose a PNG, JPEG, GIF or WebP.');
    return bytes;
  }

  /** A local Discord serves uploads itself. */
  #isDiscord({ protocol, hostname, origin }: URL): boolean {
    if (protocol === 'https:' && HOSTS.has(hostname)) return true;
    return origin === new URL(this.rest.options.api).origin;
  }
}

async function fetchAtMost(url: URL, most: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MILLISECONDS);
    const { ok, body } = await fetch(url, { signal, redirect: 'error' });
    if (!ok || !body) throw lost();
    for await (const chunk of body) {
      length += chunk.byteLength;
      if (length > most) throw tooLarge();
      chunks.push(chunk);
    }
  } catch (error) {
    // Whatever broke on the way, its sender can try again.
    throw error instanceof TypeError || error instanceof DOMException ? lost() : error;
  }
  return Buffer.concat(chunks, length);
}

export function tooLarge() {
  const megabytes = MOST_BYTES / 1024 / 1024;
  return refuse('reminders.image.tooLarge', `An image has at most ${megabytes} MB.`, { megabytes });
}

function lost() {
  return refuse('reminders.image.lost', 'The image did not arrive. Try it again.');
}
