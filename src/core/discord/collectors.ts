import { container } from '@sapphire/framework';
import { type Client, Events } from 'discord.js';

/** Whether somebody beside our listener pieces waits for interactions, such as discord.js's `awaitMessageComponent`. */
export function hasCollectors(client: Client): boolean {
  const pieces = container.stores
    .get('listeners')
    .filter(({ emitter, event }) => emitter === client && event === Events.InteractionCreate);
  return client.listenerCount(Events.InteractionCreate) > pieces.size;
}
