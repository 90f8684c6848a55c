import { Events } from '@sapphire/framework';
import { SubcommandPluginEvents } from '@sapphire/plugin-subcommands';
import { FailureListener } from './_failure-listener.js';

// Every event by which Sapphire says that an interaction was refused or failed, with one answer for all of them.
// Sapphire's own listeners, which only log, are off.

export class ChatInputCommandDenied extends FailureListener {
  static override readonly event = Events.ChatInputCommandDenied;
}

export class ChatInputCommandError extends FailureListener {
  static override readonly event = Events.ChatInputCommandError;
}

export class ContextMenuCommandDenied extends FailureListener {
  static override readonly event = Events.ContextMenuCommandDenied;
}

export class ContextMenuCommandError extends FailureListener {
  static override readonly event = Events.ContextMenuCommandError;
}

export class SubcommandDenied extends FailureListener {
  static override readonly event = SubcommandPluginEvents.ChatInputSubcommandDenied;
}

export class SubcommandError extends FailureListener {
  static override readonly event = SubcommandPluginEvents.ChatInputSubcommandError;
}

export class AutocompleteError extends FailureListener {
  static override readonly event = Events.CommandAutocompleteInteractionError;
}

export class HandlerError extends FailureListener {
  static override readonly event = Events.InteractionHandlerError;
}

export class HandlerParseError extends FailureListener {
  static override readonly event = Events.InteractionHandlerParseError;
}
