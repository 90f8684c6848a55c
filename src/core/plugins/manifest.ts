import { EntitySchema } from '@mikro-orm/core';
import { PermissionFlagsBits } from 'discord.js';
import isVersion from 'semver/functions/valid.js';
import validRange from 'semver/ranges/valid.js';
import { z } from 'zod';
import type { PluginManifest } from './plugin.js';

/** Also the table prefix and the namespace of custom ids, which are short. `core` is the framework's own. */
const pluginName = z
  .string()
  .regex(/^[a-z][a-z0-9-]{1,31}$/, 'lower case letters, digits and dashes, 2 to 32 long, a letter first')
  .refine((name) => name !== 'core', 'the name "core" belongs to the framework');

const version = z.string().refine((text) => isVersion(text) !== null, 'a semantic version such as 1.0.0');
const range = z.string().refine((text) => validRange(text) !== null, 'a version range such as ^1.0.0');
const intents = z.array(z.int().positive());
const permission = z.string().refine((name) => name in PermissionFlagsBits, 'a permission of discord.js');
const isFunction = z.custom((value) => typeof value === 'function', 'a function');

const manifestSchema = z.strictObject({
  name: pluginName,
  version,
  host: range,
  dependencies: z.array(pluginName).optional(),
  optionalDependencies: z.array(pluginName).optional(),
  entities: z.array(z.custom((value) => EntitySchema.is(value), 'made by defineEntity')).optional(),
  migrations: z.record(z.string(), isFunction).optional(),
  settings: z.instanceof(z.ZodObject).optional(),
  intents: z.strictObject({ required: intents.optional(), optional: intents.optional() }).optional(),
  permissions: z.array(permission).optional(),
  permissionsWhere: z
    .array(z.strictObject({ permissions: z.array(permission), isNeeded: isFunction }))
    .optional(),
  personalData: z
    .array(
      z.strictObject({
        table: z.string(),
        column: z.string(),
        erasure: z.union([z.enum(['erase', 'anonymise']), z.strictObject({ keep: z.string() })]),
      }),
    )
    .optional(),
  setup: isFunction.optional(),
  examine: isFunction.optional(),
  teardown: isFunction.optional(),
});

/**
 * The manifest that a plugin's module exports as `default`.
 *
 * @throws an error that names every wrong key
 */
export function readManifest(module: unknown): PluginManifest {
  const candidate = typeof module === 'object' && module !== null && 'default' in module && module.default;
  if (typeof candidate !== 'object' || candidate === null) {
    throw new Error('its module has no default export made by definePlugin(...)');
  }
  const result = manifestSchema.safeParse(candidate);
  if (!result.success) throw new Error(`its manifest is wrong: ${describe(result.error)}`);
  // The object itself, not zod's copy: setup and teardown are its methods. The schema above is what makes it a manifest.
  return candidate as PluginManifest;
}

function describe(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'manifest'}: ${issue.message}`).join('; ');
}
