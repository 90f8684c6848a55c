import type { PluginCommands } from 'alphapy';
import { announcementCommand } from './cli/announcement-command.js';
import { whenCommand } from './cli/when-command.js';

/** `npx alphapy when` and `npx alphapy announcement`: what the bot would make of a text. */
const commands: PluginCommands = (commandLine) => [whenCommand(), announcementCommand(commandLine)];

export default commands;
