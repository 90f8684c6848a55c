/** Who is asked whether they want to be reminded, too. */
export interface Invite {
  readonly kind: 'member' | 'role' | 'everyone';
  /** Of the member or the role; everyone is a role as well, with the id of the guild. */
  readonly id: string;
}
