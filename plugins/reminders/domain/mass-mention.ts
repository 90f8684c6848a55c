/** Whom a reminder mentions beside its owner: everyone, those of them who are online, or a role by its id. */
export type MassMention = 'everyone' | 'here' | `${bigint}`;

export function isRole(mention: MassMention): boolean {
  return mention !== 'everyone' && mention !== 'here';
}

/** As Discord wants it written. */
export function writtenOut(mention: MassMention): string {
  return isRole(mention) ? `<@&${mention}>` : `@${mention}`;
}
