import { PermissionFlagsBits } from 'discord-api-types/v10';

/** For example `ManageGuild`. */
export type PermissionName = keyof typeof PermissionFlagsBits;

export function toBits(names: readonly PermissionName[]): bigint {
  return names.reduce((bits, name) => bits | PermissionFlagsBits[name], 0n);
}
