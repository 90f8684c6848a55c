import { UserError } from '@sapphire/framework';
import { DiscordAPIError, RESTJSONErrorCodes } from 'discord.js';
import { isMistakeInCode } from './refusal.js';

export type Failure =
  /** The user may not, or not like this. */
  | { readonly kind: 'refusal'; readonly error: UserError }
  /** Discord does not let the bot; the people of the guild can mend it. */
  | { readonly kind: 'forbidden' }
  | { readonly kind: 'bug' };

/** What an error that ended an interaction means. */
export function failureOf(error: unknown): Failure {
  if (error instanceof UserError && !isMistakeInCode(error)) return { kind: 'refusal', error };
  return { kind: isForbidden(error) ? 'forbidden' : 'bug' };
}

/** The short form for statistics: a refusal's identifier, `core.forbidden` or `bug`. Never an error's text. */
export function failureName(error: unknown): string {
  const failure = failureOf(error);
  if (failure.kind === 'refusal') return failure.error.identifier;
  return failure.kind === 'forbidden' ? 'core.forbidden' : 'bug';
}

function isForbidden(error: unknown): boolean {
  const codes: readonly unknown[] = [RESTJSONErrorCodes.MissingPermissions, RESTJSONErrorCodes.MissingAccess];
  return error instanceof DiscordAPIError && codes.includes(error.code);
}
