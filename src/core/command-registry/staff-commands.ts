import type { Command } from '@sapphire/framework';
import type { RecordedCommand } from './record-commands.js';

/** The names under which a piece is known to Discord as a command that not everybody may use. */
const staffNames = new WeakMap<Command, Set<string>>();

export function noteStaffCommand({ command, definition }: RecordedCommand): void {
  const { name, default_member_permissions: needed } = definition;
  if (needed === null || needed === undefined) return;
  staffNames.set(command, (staffNames.get(command) ?? new Set()).add(name));
}

/** Whether members need permissions for it (`default_member_permissions`), whoever a guild has given it to since. */
export function isStaffCommand(command: Command, name: string): boolean {
  return staffNames.get(command)?.has(name) ?? false;
}
