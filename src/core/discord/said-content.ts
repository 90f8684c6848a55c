import {
  type BitFieldResolvable,
  MessageFlags,
  MessageFlagsBitField,
  type MessageFlagsString,
  MessagePayload,
} from 'discord.js';

/**
 * What a piece says by `reply`, `editReply` and their like. discord.js has checked the rest of it where the piece wrote
 * it; here stand the parts that decide by which method it is sent.
 */
export type Content = string | MessagePayload | ContentOptions;

export interface ContentOptions {
  readonly content?: string;
  readonly flags?: BitFieldResolvable<MessageFlagsString, number>;
  /** The older way to say that a message is private. */
  readonly ephemeral?: boolean;
  /** The message that is edited; the reply when left out. */
  readonly message?: unknown;
  /** Whether the message that becomes of it is wanted, as part of a response. */
  readonly withResponse?: boolean;
}

export function optionsOf(content: Content): ContentOptions {
  if (typeof content === 'string') return { content };
  // A payload is built from what one of these methods takes; its type names what every sender of discord.js takes.
  if (content instanceof MessagePayload) return optionsOf(content.options as Content);
  return content;
}

export function flagsOf(content: Content): MessageFlagsBitField {
  const { flags = 0, ephemeral = false } = optionsOf(content);
  return new MessageFlagsBitField(flags).add(ephemeral ? MessageFlags.Ephemeral : 0);
}

export function isPrivate(content: Content): boolean {
  return flagsOf(content).has(MessageFlags.Ephemeral);
}
