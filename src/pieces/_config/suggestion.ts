import { container } from '@sapphire/framework';

/** What is suggested while somebody types. */
export interface Suggestion {
  readonly name: string;
  readonly value: string;
}

export function matches({ name, value }: Suggestion, typed: string): boolean {
  const wanted = typed.trim().toLowerCase().replaceAll(' ', '_');
  return [name, value].some((text) => text.toLowerCase().replaceAll(' ', '_').includes(wanted));
}

/** Of the guild, by their names. */
export async function thingsOf(
  type: 'channel' | 'category' | 'role',
  guildId: string,
): Promise<Suggestion[]> {
  const { roles, channels } = await container.services.guildDirectories.get(guildId);
  const things =
    type === 'role' ? roles : channels.filter(({ isCategory }) => isCategory === (type === 'category'));
  return things.map(({ id, name }) => ({ name, value: id }));
}
