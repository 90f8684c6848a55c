import {
  type APIApplicationCommand,
  type APIApplicationCommandBasicOption,
  ApplicationCommandType,
  type Locale,
} from 'discord-api-types/v10';
import { enterChannel } from '../../access.js';
import { targetsOf } from '../../interactions/command-path.js';
import { localDescription, localName } from '../../interactions/local-names.js';
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
export const listCommands: Endpoint = ({ world, user, locale, query }) => {
  const channel = enterChannel(world, user.id, query.get('channel') ?? '');
  const applications = channel.botId
    ? [getApplication(world, channel.botId)]
    : [...world.state.applications.values()];
  return applications.flatMap((application) => {
    const commands = visibleCommands(
      world,
      originFor({ world, user, locale }, application.id, channel.channel.id),
    );
    return commands.flatMap((command) => toEntries(command, application, locale));
  });
};

const KINDS: Readonly<Record<number, string>> = {
  [ApplicationCommandType.ChatInput]: 'slash',
  [ApplicationCommandType.User]: 'user',
  [ApplicationCommandType.Message]: 'message',
};

/** `name` is what is sent, `label` what is shown. */
function toEntries(
  command: APIApplicationCommand,
  { id, name: bot }: ApplicationState,
  locale: `${Locale}`,
): object[] {
  const common = { kind: KINDS[command.type], application: id, bot };
  if (command.type !== ApplicationCommandType.ChatInput) {
    return [{ ...common, name: command.name, label: localName(command, locale) }];
  }
  return targetsOf(command, locale).map(({ name, label, steps, options }) => {
    const description = localDescription(steps.at(-1) ?? command, locale);
    return {
      ...common,
      name,
      label,
      description,
      options: options.map((option) => inLanguage(option, locale)),
    };
  });
}

function inLanguage(option: APIApplicationCommandBasicOption, locale: `${Locale}`): object {
  const choices = 'choices' in option ? option.choices : undefined;
  return {
    ...option,
    label: localName(option, locale),
    description: localDescription(option, locale),
    ...(choices && { choices: choices.map((choice) => ({ ...choice, name: localName(choice, locale) })) }),
  };
}
