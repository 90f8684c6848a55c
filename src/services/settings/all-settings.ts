import { z } from 'zod';
import { coreScope, coreSettings } from './core-settings.js';
import { booleanSetting } from './kinds.js';
import { settingRegistry } from './setting-definition.js';

/** The key of the setting that switches a plugin off in a guild. */
export const switchKey = 'enabled';

/**
 * The settings of the bot itself and of each plugin, by scope. Every plugin can be switched off: one whose settings do
 * not say how gets a switch that is on.
 */
export function allSettings(plugins: Readonly<Record<string, z.ZodObject>>): Record<string, z.ZodObject> {
  const switchable = Object.entries(plugins).map(
    ([name, schema]) => [name, withSwitch(name, schema)] as const,
  );
  return { [coreScope]: coreSettings, ...Object.fromEntries(switchable) };
}

function withSwitch(plugin: string, { shape }: z.ZodObject): z.ZodObject {
  const own = shape[switchKey];
  // The shape's fields are zod's core types; all of ours are built by kinds.ts from the classic ones.
  if (own && settingRegistry.get(own as z.ZodType)?.kind.type !== 'boolean') {
    throw new Error(
      `The setting "${plugin}.${switchKey}" must be a booleanSetting: it switches the plugin off`,
    );
  }
  const standard = booleanSetting({
    label: 'Enabled',
    description: 'Whether the commands, buttons and menus of this feature work in this server.',
    default: true,
  });
  return z.object({ [switchKey]: standard, ...shape }); // first on its page; the plugin's own switch takes its place
}
