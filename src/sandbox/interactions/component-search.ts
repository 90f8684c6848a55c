import {
  type APIButtonComponent,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  type APISelectMenuComponent,
  ButtonStyle,
  ComponentType,
} from 'discord-api-types/v10';

/** A button that sends an interaction: no link, nothing to buy. */
export type PressableButton = Extract<APIButtonComponent, { custom_id: string }>;

/** All buttons and menus of a message, also those inside containers and sections, in reading order. */
export function interactiveComponents(
  components: readonly APIMessageTopLevelComponent[],
): APIComponentInMessageActionRow[] {
  return components.flatMap((component) => {
    switch (component.type) {
      case ComponentType.ActionRow:
        return component.components;
      case ComponentType.Container:
        return interactiveComponents(component.components);
      case ComponentType.Section:
        return component.accessory.type === ComponentType.Button ? [component.accessory] : [];
      default:
        return [];
    }
  });
}

export function isButton(component: APIComponentInMessageActionRow): component is APIButtonComponent {
  return component.type === ComponentType.Button;
}

export function isMenu(component: APIComponentInMessageActionRow): component is APISelectMenuComponent {
  return component.type !== ComponentType.Button;
}

export function isPressable(button: APIButtonComponent): button is PressableButton {
  return button.style !== ButtonStyle.Link && button.style !== ButtonStyle.Premium;
}
