import { type APIApplicationCommand, ApplicationCommandType } from 'discord-api-types/v10';
import { enterChannel } from '../../access.js';
import { targetsOf } from '../../interactions/command-path.js';
import { visibleCommands } from '../../interactions/visible-commands.js';
import { getApplication } from '../../state/applications.js';
import type { ApplicationState } from '../../state/state.js';
import type { Endpoint } from '../endpoint.js';
import { originFor } from '../origin.js';
import { seenMessages } from '../seen-messages.js';
import { viewOf } from '../view.js';

export const showView: Endpoint = ({ world, user }) => viewOf(world, user);

export const listMessages: Endpoint = ({ world, user, query }) => {
  return seenMessages(world, user, query.get('channel') ?? '');
};

/** All that the person may use in a channel; each subcommand is an entry of its own. */
export const listCommands: Endpoint = ({ world, user, query }) => {
  const channel = enterChannel(world, user.id, query.get('channel') ?? '');
  const applications = channel.botId
    ? [getApplication(world, channel.botId)]
    : [...world.state.applications.values()];
  return applications.flatMap((application) => {
    const commands = visibleCommands(world, originFor(world, user, application.id, channel.channel.id));
    return commands.flatMap((command) => toEntries(command, application));
  });
};

const KINDS: Readonly<Record<number, string>> = {
  [ApplicationCommandType.ChatInput]: 'slash',
  [ApplicationCommandType.User]: 'user',
  [ApplicationCommandType.Message]: 'message',
};

function toEntries(command: APIApplicationCommand, { id, name: bot }: ApplicationState): object[] {
  const common = { kind: KINDS[command.type], application: id, bot };
  if (command.type !== ApplicationCommandType.ChatInput) return [{ ...common, name: command.name }];
  return targetsOf(command).map(({ name, steps, options }) => {
    return { ...common, name, description: steps.at(-1)?.description ?? command.description, options };
  });
}
