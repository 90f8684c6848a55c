import type {
  APIApplicationCommandOptionChoice,
  APIMessage,
  APIModalInteractionResponseCallbackData,
  Snowflake,
} from 'discord-api-types/v10';

/** What a bot did with an interaction, as the user's client would show it. */
export type Answer =
  /** A message: the reply, the first edit after a deferral, or a follow-up. */
  | { readonly kind: 'reply' | 'followUp'; readonly message: APIMessage }
  /** The message of the pressed component, or an earlier answer, has changed. */
  | { readonly kind: 'update'; readonly message: APIMessage }
  | { readonly kind: 'delete'; readonly messageId: Snowflake }
  /** "Thinking…", or nothing at all for a component. */
  | { readonly kind: 'deferred'; readonly ephemeral: boolean }
  | { readonly kind: 'deferredUpdate' }
  | { readonly kind: 'choices'; readonly choices: readonly APIApplicationCommandOptionChoice[] }
  | { readonly kind: 'modal'; readonly modal: APIModalInteractionResponseCallbackData };
