import { container } from '@sapphire/framework';
import type { Piece } from '@sapphire/pieces';
import { ApplicationCommandType } from 'discord.js';
import { type RecordedCommand, recordCommands } from './record-commands.js';
import { noteStaffCommand } from './staff-commands.js';

/**
 * Lets Sapphire find the commands among these pieces by the names under which Discord knows them: a piece's name is in
 * lower case, while a context menu says "Remind me of this".
 *
 * @throws where Discord would refuse a command, or its name is taken; prepare leaves out the same plugins
 */
export async function nameCommands(pieces: readonly Piece[]): Promise<void> {
  for (const recorded of await recordCommands(pieces)) {
    nameCommand(recorded);
    noteStaffCommand(recorded);
  }
}

function nameCommand({ command, definition: { name, type } }: RecordedCommand): void {
  const store = container.stores.get('commands');
  const owner = store.get(name);
  if (owner === command) return;
  if (owner) throw new Error(`command "${name}": ${owner.location.full} has a command of this name already`);
  store.aliases.set(name, command);
  // So that the store takes the alias away together with the piece. Its own method would warn that a command should
  // be registered by id, which is what keeps Sapphire's registration apart, and we register ourselves.
  const { contextMenuCommands, chatInputCommands } = command.applicationCommandRegistry;
  const isMenu = type === ApplicationCommandType.User || type === ApplicationCommandType.Message;
  (isMenu ? contextMenuCommands : chatInputCommands).add(name);
}
