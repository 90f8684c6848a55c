/** Whom a reminder mentions beside its owner: everyone, those of them who are online, or a role by its id. */
export type MassMention = 'everyone' | 'here' | `${bigint}`;

export function isMassMention(text: string): text is MassMention {
  return /^(?:everyone|here|[1-9]\d{0,19})$/.test(text);
}

export function isRole(mention: MassMention): boolean {
  return mention !== 'everyone' && mention !== 'here';
}

/** As Discord wants it written. */
export function writtenOut(mention: MassMention): string {
  return isRole(mention) ? `<@&${mention}>` : `@${mention}`;
}
