import { Events } from '@sapphire/framework';
import { SubcommandPluginEvents } from '@sapphire/plugin-subcommands';
import { NobodyRunsListener } from './_nobody-runs-listener.js';

// Every event by which Sapphire says that nobody runs a command which Discord still shows: its plugin is switched off,
// or this process is newer or older than the registration.

export class UnknownChatInputCommand extends NobodyRunsListener {
  static override readonly event = Events.UnknownChatInputCommand;
}

export class UnknownContextMenuCommand extends NobodyRunsListener {
  static override readonly event = Events.UnknownContextMenuCommand;
}

export class NoChatInputRun extends NobodyRunsListener {
  static override readonly event = Events.CommandDoesNotHaveChatInputCommandHandler;
}

export class NoContextMenuRun extends NobodyRunsListener {
  static override readonly event = Events.CommandDoesNotHaveContextMenuCommandHandler;
}

export class UnknownSubcommand extends NobodyRunsListener {
  static override readonly event = SubcommandPluginEvents.ChatInputSubcommandNoMatch;
}

export class NoSubcommandRun extends NobodyRunsListener {
  static override readonly event = SubcommandPluginEvents.SubcommandMappingIsMissingChatInputCommandHandler;
}
