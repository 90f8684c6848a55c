import {
  type APIMessage,
  type APIMessageComponentInteraction,
  type APIMessageSelectMenuInteractionData,
  type APISelectMenuComponent,
  ComponentType,
  InteractionType,
} from 'discord-api-types/v10';
import type { World } from '../world.js';
import { baseInteraction } from './base-interaction.js';
import { ClientRefusal } from './client-refusal.js';
import type { PressableButton } from './component-search.js';
import { ownersOfMessage } from './installation.js';
import { MentionPicker } from './mention-picker.js';
import type { OptionValue } from './option-value.js';
import type { Origin } from './origin.js';
import { ResolvedData } from './resolved-data.js';

/** A press of a button under a message. */
export function buttonInteraction(
  world: World,
  origin: Origin,
  message: APIMessage,
  button: PressableButton,
): APIMessageComponentInteraction {
  if (button.disabled)
    throw new ClientRefusal(`The button "${button.label ?? button.custom_id}" is disabled.`);
  return {
    ...baseInteraction(world, origin, ownersOfMessage(world, origin, message)),
    type: InteractionType.MessageComponent,
    message,
    data: { custom_id: button.custom_id, component_type: ComponentType.Button },
  };
}

/** A choice in a menu under a message. */
export function menuInteraction(
  world: World,
  origin: Origin,
  message: APIMessage,
  menu: APISelectMenuComponent,
  picked: readonly OptionValue[],
): APIMessageComponentInteraction {
  const shown = menu.placeholder ?? menu.custom_id;
  if (menu.disabled) throw new ClientRefusal(`The menu "${shown}" is disabled.`);
  const resolved = new ResolvedData(world, origin);
  const values = pickInMenu(menu, picked, new MentionPicker(world, origin, resolved));
  const data = { custom_id: menu.custom_id, component_type: menu.type, values, ...resolved.asField() };
  return {
    ...baseInteraction(world, origin, ownersOfMessage(world, origin, message)),
    type: InteractionType.MessageComponent,
    message,
    data: data as APIMessageSelectMenuInteractionData, // `resolved` holds what this type of menu picks
  };
}

/** The values behind what a user picks, refused where the client would not let them. */
export function pickInMenu(
  menu: APISelectMenuComponent,
  picked: readonly OptionValue[],
  mention: MentionPicker,
): string[] {
  const { min_values = 1, max_values = 1 } = menu;
  if (picked.length < min_values || picked.length > max_values) {
    const shown = menu.placeholder ?? menu.custom_id;
    throw new ClientRefusal(
      `In the menu "${shown}" ${min_values} to ${max_values} must be picked, not ${picked.length}.`,
    );
  }
  return picked.map((value) => pickOne(menu, value, mention));
}

function pickOne(menu: APISelectMenuComponent, value: OptionValue, mention: MentionPicker): string {
  switch (menu.type) {
    case ComponentType.UserSelect:
      return mention.user(value);
    case ComponentType.RoleSelect:
      return mention.role(value);
    case ComponentType.MentionableSelect:
      return mention.mentionable(value);
    case ComponentType.ChannelSelect:
      return mention.channel(value, menu.channel_types);
    default:
      return pickOption(menu.options, value);
  }
}

/** An option of a list, by the value behind it or the label that is shown. */
export function pickOption(
  options: readonly { readonly label: string; readonly value: string }[],
  picked: OptionValue,
): string {
  const option = options.find(({ value, label }) => value === picked || label === picked);
  if (option) return option.value;
  const labels = options.map(({ label }) => label).join(', ');
  throw new ClientRefusal(`${JSON.stringify(picked)} cannot be picked. There are: ${labels}.`);
}
