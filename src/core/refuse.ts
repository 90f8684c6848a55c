import { UserError } from '@sapphire/framework';

/**
 * Builds the refusal of something a user may not do, or not like this. It is shown to the user as it stands,
 * so the message says what is wrong and then what to do about it. Throw it from a service or a piece.
 *
 * @example throw refuse('reminders.tooMany', 'You already have 25 reminders. Delete one first.');
 * @param identifier `<plugin>.<what>`, stable: the API answers with it and translations are keyed by it
 * @param message the words for the user when no translation exists
 * @param values placeholders for the translation
 */
export function refuse(
  identifier: string,
  message: string,
  values: Readonly<Record<string, unknown>> = {},
): UserError {
  return new UserError({ identifier, message, context: { ...values } });
}
