import {
  type APIApplicationCommandInteraction,
  type APIApplicationCommandInteractionMetadata,
  type APIInteraction,
  type APIMessage,
  type APIMessageComponentInteractionMetadata,
  type APIMessageInteractionMetadata,
  ApplicationCommandType,
  InteractionType,
} from 'discord-api-types/v10';
import { getUser } from '../state/users.js';
import type { World } from '../world.js';
import type { InteractionRecord } from './interaction-record.js';

/** The fields of a message that tell which interaction it answers. */
export function interactionFields(
  world: World,
  record: InteractionRecord,
): Pick<APIMessage, 'interaction_metadata' | 'interaction'> {
  const { interaction, originalId } = record;
  const metadata = metadataOf(world, record);
  if (!metadata) return {};
  const followsUp = originalId !== null && { original_response_message_id: originalId };
  return {
    interaction_metadata: { ...metadata, ...followsUp },
    // The older field, which Discord still sends for commands.
    ...(interaction.type === InteractionType.ApplicationCommand && {
      interaction: {
        id: interaction.id,
        type: interaction.type,
        name: nameWithSteps(interaction.data),
        user: metadata.user,
      },
    }),
  };
}

/** For example `reminder add`. */
function nameWithSteps(data: APIApplicationCommandInteraction['data']): string {
  const steps: string[] = [];
  let options = 'options' in data ? data.options : undefined;
  for (let step = options?.[0]; step && 'options' in step; step = options?.[0]) {
    steps.push(step.name);
    options = step.options;
  }
  return [data.name, ...steps].join(' ');
}

function metadataOf(world: World, record: InteractionRecord): APIMessageInteractionMetadata | undefined {
  const { interaction } = record;
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return { ...common(world, record), type: interaction.type, ...targetOf(world, interaction) };
    case InteractionType.MessageComponent:
      return {
        ...common(world, record),
        type: interaction.type,
        interacted_message_id: interaction.message.id,
      };
    case InteractionType.ModalSubmit:
      return {
        ...common(world, record),
        type: interaction.type,
        triggering_interaction_metadata: triggerOf(world, record),
      };
    default:
      return undefined;
  }
}

function common(world: World, { interaction, userId }: InteractionRecord) {
  return {
    id: interaction.id,
    user: getUser(world, userId),
    authorizing_integration_owners: interaction.authorizing_integration_owners,
  };
}

function targetOf(
  world: World,
  { data }: Extract<APIInteraction, { type: InteractionType.ApplicationCommand }>,
): Pick<APIApplicationCommandInteractionMetadata, 'target_user' | 'target_message_id'> {
  if (data.type === ApplicationCommandType.User) return { target_user: getUser(world, data.target_id) };
  if (data.type === ApplicationCommandType.Message) return { target_message_id: data.target_id };
  return {};
}

/** A modal was opened by a command or a component. */
function triggerOf(
  world: World,
  record: InteractionRecord,
): APIApplicationCommandInteractionMetadata | APIMessageComponentInteractionMetadata {
  const trigger = record.opener && metadataOf(world, record.opener);
  if (!trigger || trigger.type === InteractionType.ModalSubmit) {
    throw new Error(`Modal interaction ${record.interaction.id} was opened by nothing`);
  }
  return trigger;
}
