import type { APIRole } from 'discord-api-types/v10';
import type { RoleBody } from '../schema/role-body.js';

/** What a body changes of a role; null and absent leave it as it is. */
export function roleChanges({
  name,
  permissions,
  color,
  colors,
  hoist,
  mentionable,
}: RoleBody): Partial<APIRole> {
  const primary = colors?.primary_color ?? color;
  return {
    ...(name != null && { name }),
    ...(permissions != null && { permissions: String(permissions) }),
    ...(hoist != null && { hoist }),
    ...(mentionable != null && { mentionable }),
    ...(primary != null && {
      color: primary,
      colors: {
        primary_color: primary,
        secondary_color: colors?.secondary_color ?? null,
        tertiary_color: colors?.tertiary_color ?? null,
      },
    }),
  };
}
