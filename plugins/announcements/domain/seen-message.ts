/** A message of a guild, as much of it as counts here. */
export interface SeenMessage {
  readonly id: string;
  readonly channelId: string;
  readonly author: Author;
  readonly content: string;
  /** Those that somebody wrote; not the previews of links. */
  readonly embeds: readonly SeenEmbed[];
  /** Custom ids of its buttons and menus. */
  readonly controls: readonly string[];
  readonly writtenAt: Temporal.Instant;
  /** When its author changed it last; null as long as it stands as it was written. */
  readonly editedAt: Temporal.Instant | null;
}

export interface SeenEmbed {
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly fields?: readonly { readonly name: string; readonly value: string }[] | undefined;
  readonly footer?: { readonly text: string } | undefined;
}

export interface Author {
  readonly id: string;
  /** This bot itself; another bot or a webhook; a person. */
  readonly kind: 'self' | 'bot' | 'person';
  readonly roleIds: readonly string[];
  /** Whether they may delete the messages of others in that channel. */
  readonly managesMessages: boolean;
}
