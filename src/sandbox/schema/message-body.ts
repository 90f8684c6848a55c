import {
  AllowedMentionsTypes,
  MessageFlags,
  MessageReferenceType,
  RESTJSONErrorCodes,
} from 'discord-api-types/v10';
import { z } from 'zod';
import { apiError, type FieldProblem, invalidForm } from '../api-error.js';
import { findComponentProblems } from './component-rules.js';
import { messageComponents } from './components.js';
import { embeds, isEmptyEmbed } from './embed.js';
import { snowflake } from './fields.js';
import { parse, problem } from './parse.js';

const allowedMentions = z
  .object({
    parse: z.array(z.enum(AllowedMentionsTypes)).optional(),
    users: z.array(snowflake).max(100).optional(),
    roles: z.array(snowflake).max(100).optional(),
    replied_user: z.boolean().optional(),
  })
  .superRefine(({ parse: kinds = [], users = [], roles = [] }, context) => {
    const isTwice = {
      users: users.length > 0 && kinds.includes(AllowedMentionsTypes.User),
      roles: roles.length > 0 && kinds.includes(AllowedMentionsTypes.Role),
    };
    for (const kind of ['users', 'roles'] as const) {
      const message = `parse:["${kind}"] and ${kind}: [ids...] are mutually exclusive.`;
      if (isTwice[kind]) context.addIssue(problem([], 'MESSAGE_ALLOWED_MENTIONS_PARSE_EXCLUSIVE', message));
    }
  });

const messageReference = z.object({
  // Forwarding is not modelled.
  type: z.literal(MessageReferenceType.Default).optional(),
  message_id: snowflake,
  channel_id: snowflake.optional(),
  guild_id: snowflake.optional(),
  fail_if_not_exists: z.boolean().default(true),
});

const messageBody = z.object({
  content: z.string().trim().max(2000).nullish(),
  tts: z.boolean().default(false),
  nonce: z.union([z.string().max(25), z.int()]).nullish(),
  embeds: embeds.nullish(),
  allowed_mentions: allowedMentions.nullish(),
  message_reference: messageReference.nullish(),
  components: messageComponents.nullish(),
  attachments: z
    .array(
      z.object({
        id: z.union([z.string(), z.int()]).transform(String),
        filename: z.string().max(1024).nullish(),
        description: z.string().max(1024).nullish(),
      }),
    )
    .max(10)
    .nullish(),
  flags: z.int().nullish(),
  // Polls and stickers are not modelled: refused, not silently left out.
  poll: z.null().optional(),
  sticker_ids: z.array(snowflake).max(0).nullish(),
});

export type MessageBody = z.output<typeof messageBody>;
export type AllowedMentions = z.output<typeof allowedMentions>;

/** Flags that a client may set: on any message, and on an answer to an interaction. */
export const MESSAGE_FLAGS =
  MessageFlags.SuppressEmbeds | MessageFlags.SuppressNotifications | MessageFlags.IsComponentsV2;
export const INTERACTION_FLAGS = MESSAGE_FLAGS | MessageFlags.Ephemeral;

/** Reads what a client wants to post, or refuses it as Discord does. */
export function readMessageBody(body: unknown, allowedFlags: number, fileCount: number): MessageBody {
  const message = parse(messageBody, body);
  checkWhole(message, allowedFlags);
  if (isEmpty(message, fileCount)) throw apiError(RESTJSONErrorCodes.CannotSendAnEmptyMessage);
  return message;
}

/** Reads a change of a message: what is left out stays. Whether anything is left is judged on the outcome. */
export function readMessageEdit(body: unknown, currentFlags: number): MessageBody {
  const message = parse(messageBody, body);
  const flags = (message.flags ?? 0) | (currentFlags & MessageFlags.IsComponentsV2);
  checkWhole({ ...message, flags }, MESSAGE_FLAGS | currentFlags);
  return message;
}

function checkWhole(message: MessageBody, allowedFlags: number): void {
  const isV2 = hasFlag(message.flags, MessageFlags.IsComponentsV2);
  const problems = [
    ...flagProblems(message, allowedFlags),
    ...findComponentProblems(message.components ?? [], isV2),
    ...(isV2 ? legacyFieldProblems(message) : []),
  ];
  if (problems.length > 0) throw invalidForm(...problems);
}

function flagProblems({ flags }: MessageBody, allowed: number): FieldProblem[] {
  if (((flags ?? 0) & ~allowed) === 0) return [];
  return [
    { path: ['flags'], code: 'BASE_TYPE_CHOICES', message: 'These flags cannot be set on this message.' },
  ];
}

function legacyFieldProblems(message: MessageBody): FieldProblem[] {
  const used = [...(message.content ? ['content'] : []), ...(message.embeds?.length ? ['embeds'] : [])];
  return used.map((field) => ({
    path: [field],
    code: 'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    message: `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
  }));
}

function isEmpty({ content, embeds: shown, components }: MessageBody, fileCount: number): boolean {
  if (content || components?.length || fileCount > 0) return false;
  return !shown?.some((embed) => !isEmptyEmbed(embed));
}

export function hasFlag(flags: number | null | undefined, flag: MessageFlags): boolean {
  return ((flags ?? 0) & flag) !== 0;
}
