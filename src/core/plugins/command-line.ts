import type { Command } from 'commander';

/** What the command line offers to the commands of plugins. */
export interface CommandLine {
  /** A path as the person who typed it meant it; the process itself runs in the project's folder. */
  asTyped(path: string): string;
}

/**
 * The default export of a plugin's `cli.ts`: the commands that it adds to `npx alphapy`. The file is loaded without
 * the rest of the plugin, and only when one of these commands or the help is asked for.
 *
 * @example
 * const commands: PluginCommands = () => [new Command('dice').action(() => console.log(roll()))];
 * export default commands;
 */
export type PluginCommands = (commandLine: CommandLine) => readonly Command[];
