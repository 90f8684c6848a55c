import { RESTJSONErrorCodes as Code } from 'discord-api-types/v10';

/** What is wrong with one field of a body. */
export interface FieldProblem {
  readonly path: readonly (string | number)[];
  readonly code: string;
  readonly message: string;
}

interface ErrorTree {
  [key: string]: ErrorTree | readonly { code: string; message: string }[];
}

/** A refusal in Discord's own words. Routes throw it; the router answers with it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly problems: readonly FieldProblem[] = [],
  ) {
    super(message);
  }

  toBody(): object {
    const base = { message: this.message, code: this.code };
    return this.problems.length > 0 ? { ...base, errors: toTree(this.problems) } : base;
  }
}

/** `throw apiError(RESTJSONErrorCodes.UnknownChannel)`. A code that is missing here is added to the list below. */
export function apiError(code: keyof typeof ANSWERS): ApiError {
  const [status, message] = ANSWERS[code];
  return new ApiError(status, code, message);
}

/** 50035, naming each field that is wrong. */
export function invalidForm(...problems: readonly FieldProblem[]): ApiError {
  return new ApiError(400, Code.InvalidFormBodyOrContentType, 'Invalid Form Body', problems);
}

function toTree(problems: readonly FieldProblem[]): ErrorTree {
  const tree: ErrorTree = {};
  for (const { path, code, message } of problems) {
    let node = tree;
    for (const key of path) {
      const next = node[key];
      const child = next && !Array.isArray(next) ? (next as ErrorTree) : {};
      node[key] = child;
      node = child;
    }
    const earlier = Array.isArray(node['_errors']) ? node['_errors'] : [];
    node['_errors'] = [...earlier, { code, message }];
  }
  return tree;
}

/**
 * Status and words of the codes that the sandbox answers with.
 * @see {@link https://discord.com/developers/docs/topics/opcodes-and-status-codes#json}
 */
const ANSWERS = {
  [Code.UnknownApplication]: [404, 'Unknown Application'],
  [Code.UnknownChannel]: [404, 'Unknown Channel'],
  [Code.UnknownGuild]: [404, 'Unknown Guild'],
  [Code.UnknownMember]: [404, 'Unknown Member'],
  [Code.UnknownMessage]: [404, 'Unknown Message'],
  [Code.UnknownPermissionOverwrite]: [404, 'Unknown Overwrite'],
  [Code.UnknownRole]: [404, 'Unknown Role'],
  [Code.UnknownUser]: [404, 'Unknown User'],
  [Code.UnknownEmoji]: [404, 'Unknown Emoji'],
  [Code.UnknownWebhook]: [404, 'Unknown Webhook'],
  [Code.UnknownBan]: [404, 'Unknown Ban'],
  [Code.UnknownGuildScheduledEvent]: [404, 'Unknown Guild Scheduled Event'],
  [Code.UnknownInteraction]: [404, 'Unknown interaction'],
  [Code.UnknownApplicationCommand]: [404, 'Unknown application command'],
  [Code.NotAuthorizedToPerformThisActionOnThisApplication]: [
    403,
    'You are not authorized to perform this action on this application',
  ],
  [Code.MaximumNumberOfPinsReachedForTheChannel]: [
    400,
    'Maximum number of pins reached for the channel (250)',
  ],
  [Code.MaximumNumberOfGuildRolesReached]: [400, 'Maximum number of server roles reached (250)'],
  [Code.MaximumNumberOfReactionsReached]: [400, 'Maximum number of reactions reached (20)'],
  [Code.MaximumNumberOfGuildChannelsReached]: [400, 'Maximum number of server channels reached (500)'],
  [Code.MaximumNumberOfAttachmentsInAMessageReached]: [
    400,
    'Maximum number of attachments in a message reached (10)',
  ],
  [Code.MaximumNumberOfApplicationCommandsReached]: [
    400,
    'Maximum number of application commands reached (100)',
  ],
  [Code.MaximumDailyApplicationCommandCreatesReached]: [
    400,
    'Max number of daily application command creates has been reached (200)',
  ],
  [Code.MaximumNumberOfUncompletedGuildScheduledEventsReached]: [
    400,
    'Maximum number of uncompleted server events reached (100)',
  ],
  [Code.RequestEntityTooLarge]: [413, 'Request entity too large'],
  [Code.InteractionHasAlreadyBeenAcknowledged]: [400, 'Interaction has already been acknowledged.'],
  [Code.MissingAccess]: [403, 'Missing Access'],
  [Code.CannotExecuteActionOnDMChannel]: [403, 'Cannot execute action on a DM channel'],
  [Code.CannotEditMessageAuthoredByAnotherUser]: [403, 'Cannot edit a message authored by another user'],
  [Code.CannotSendAnEmptyMessage]: [400, 'Cannot send an empty message'],
  [Code.CannotSendMessagesToThisUser]: [403, 'Cannot send messages to this user'],
  [Code.CannotSendMessagesToThisUserDueToHavingNoMutualGuilds]: [
    403,
    'Cannot send messages to this user due to having no mutual guilds',
  ],
  [Code.ThisInteractionHasHitTheMaximumNumberOfFollowUpMessages]: [
    400,
    'This interaction has hit the maximum number of follow up messages.',
  ],
  [Code.CannotSendMessagesInNonTextChannel]: [400, 'Cannot send messages in a non-text channel'],
  [Code.MissingPermissions]: [403, 'Missing Permissions'],
  [Code.ProvidedTooFewOrTooManyMessagesToDelete]: [
    400,
    'Provided too few or too many messages to delete. Must provide at least 2 and fewer than 100 messages to delete',
  ],
  [Code.CannotExecuteActionOnThisChannelType]: [400, 'Cannot execute action on this channel type'],
  [Code.InvalidWebhookToken]: [401, 'Invalid Webhook Token'],
  [Code.InvalidRole]: [400, 'Invalid Role'],
  [Code.InvalidRecipients]: [400, 'Invalid Recipient(s)'],
  [Code.OneOfTheMessagesProvidedWasTooOldForBulkDelete]: [
    400,
    'You can only bulk delete messages that are under 14 days old.',
  ],
  [Code.InvalidFileUploaded]: [400, 'Invalid Asset'],
  [Code.RequestBodyContainsInvalidJSON]: [400, 'The request body contains invalid JSON.'],
  [Code.CannotReplyWithoutPermissionToReadMessageHistory]: [
    400,
    'Cannot reply without permission to read message history',
  ],
  [Code.ThreadAlreadyCreatedForMessage]: [400, 'A thread has already been created for this message'],
  [Code.CannotUpdateAFinishedEvent]: [400, 'Cannot update a finished event'],
  [Code.ThreadLocked]: [400, 'Thread is locked'],
} as const satisfies Partial<Record<Code, readonly [status: number, message: string]>>;
