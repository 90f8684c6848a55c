import {
  ApplicationFlagsBitField,
  GatewayIntentBits,
  PermissionsBitField,
  type PermissionsString,
} from 'discord.js';
import { intentsInPortal, privilegedIntents } from '../discord/privileged-intents.js';
import { OperatorError } from '../operator-error.js';
import type { FoundPlugin } from './found-plugin.js';

/**
 * The intents to identify with: what the plugins require, and of what they can use those that the application has.
 *
 * @param applicationFlags the `flags` of `GET /applications/@me`
 * @throws OperatorError naming the plugin whose required intent is not enabled in the developer portal
 */
export function intentsFor(plugins: readonly FoundPlugin[], applicationFlags: number): GatewayIntentBits[] {
  const refused = refusedIntents(applicationFlags);
  for (const { intent, name } of refused) {
    const plugin = plugins.find(({ manifest }) => manifest.intents?.required?.includes(intent));
    if (plugin) throw notEnabled(name, plugin.manifest.name);
  }
  const wanted = plugins.flatMap(({ manifest }) => [
    ...(manifest.intents?.required ?? []),
    ...(manifest.intents?.optional ?? []),
  ]);
  const possible = wanted.filter((bit) => !refused.some(({ intent }) => intent === bit));
  // Without `Guilds` discord.js knows no guild, channel or role.
  return [...new Set([GatewayIntentBits.Guilds, ...possible])];
}

/** The privileged intents that are not enabled in the developer portal. */
export function refusedIntents(applicationFlags: number) {
  const flags = new ApplicationFlagsBitField(applicationFlags);
  return privilegedIntents.filter(({ flags: either }) => !flags.any([...either]));
}

function notEnabled(intent: string, plugin: string): OperatorError {
  return new OperatorError(`The "${intent}" is not enabled for this application`, {
    why: `Plugin "${plugin}" cannot work without it.`,
    next: `Enable it at ${intentsInPortal}.`,
  });
}

/** The permissions that the invite link asks for: exactly what the plugins declare. */
export function permissionsFor(plugins: readonly FoundPlugin[]): bigint {
  const wanted: PermissionsString[] = plugins.flatMap(({ manifest }) => [
    ...(manifest.permissions ?? []),
    ...(manifest.permissionsWhere ?? []).flatMap(({ permissions }) => permissions),
  ]);
  return PermissionsBitField.resolve(wanted);
}
