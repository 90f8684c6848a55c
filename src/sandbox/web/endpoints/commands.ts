import type { APIApplicationCommandOptionChoice } from 'discord-api-types/v10';
import { z } from 'zod';
import { uploaderTo } from '../../actors/upload.js';
import {
  autocompleteInteraction,
  messageMenuInteraction,
  slashInteraction,
  userMenuInteraction,
} from '../../interactions/command-interactions.js';
import type { InteractionRecord } from '../../interactions/interaction-record.js';
import { FIRST_ANSWER_MS } from '../../interactions/interactions.js';
import type { OptionValues } from '../../interactions/option-value.js';
import { sendInteraction } from '../../interactions/send-interaction.js';
import { parse } from '../../schema/parse.js';
import { getMessage } from '../../state/messages.js';
import type { World } from '../../world.js';
import type { Endpoint, PageRequest } from '../endpoint.js';
import { originFor } from '../origin.js';

const use = z.object({
  nonce: z.string().max(64),
  channel: z.string(),
  application: z.string(),
  name: z.string(),
});
const options = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));
const slash = use.extend({ options });
const typing = slash.omit({ nonce: true });
const onUser = use.extend({ target: z.string() });
const onMessage = use.extend({ message: z.string() });

export const useSlashCommand: Endpoint = ({ world, interactions, user, locale, body, files }) => {
  const { nonce, channel, application, name, options: filled } = parse(slash, body);
  const origin = originFor({ world, user, locale }, application, channel);
  const values = { ...filled, ...byField(files) };
  const interaction = slashInteraction(world, origin, name, values, uploaderTo(world, channel));
  interactions.send(interaction, user.id, nonce);
};

export const useUserCommand: Endpoint = ({ world, interactions, user, locale, body }) => {
  const { nonce, channel, application, name, target } = parse(onUser, body);
  const origin = originFor({ world, user, locale }, application, channel);
  interactions.send(userMenuInteraction(world, origin, name, target), user.id, nonce);
};

export const useMessageCommand: Endpoint = ({ world, interactions, user, locale, body }) => {
  const { nonce, channel, application, name, message } = parse(onMessage, body);
  const origin = originFor({ world, user, locale }, application, channel);
  const target = getMessage(origin.channel, message);
  interactions.send(messageMenuInteraction(world, origin, name, target), user.id, nonce);
};

/** What the bot suggests for the last of the given options; nothing when it does not answer in time. */
export const suggest: Endpoint = async ({ world, user, locale, body }) => {
  const { channel, application, name, options: typed } = parse(typing, body);
  const origin = originFor({ world, user, locale }, application, channel);
  const record = sendInteraction(world, autocompleteInteraction(world, origin, name, typed), user.id);
  return { choices: await choicesOf(world, record) };
};

function choicesOf(
  { clock }: World,
  record: InteractionRecord,
): Promise<readonly APIApplicationCommandOptionChoice[]> {
  return new Promise((resolve) => {
    const cancel = clock.after(FIRST_ANSWER_MS, () => resolve([]));
    record.once('answered', () => {
      cancel();
      const [answer] = record.answers;
      resolve(answer?.kind === 'choices' ? answer.choices : []);
    });
  });
}

/** A file is sent under the name of its option. */
function byField(files: PageRequest['files']): OptionValues {
  const entries = files.map(
    ({ field, name, type, bytes }) => [field, { name, type, content: bytes }] as const,
  );
  return Object.fromEntries(entries);
}
