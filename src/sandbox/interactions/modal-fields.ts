import {
  type APIComponentInLabel,
  type APITextInputComponent,
  ComponentType,
  type ModalSubmitComponent,
} from 'discord-api-types/v10';
import { ClientRefusal } from './client-refusal.js';
import type { Pickers } from './command-options.js';
import { pickInMenu, pickOption } from './component-interactions.js';
import { isUpload, type OptionValue } from './option-value.js';

/** Something to fill in, in a modal. */
export type ModalField = APIComponentInLabel | APITextInputComponent;
export type ModalValue = OptionValue | readonly OptionValue[];

/** Fills in one field of a modal as Discord's client does, refusing what it would refuse. */
export function fillField(
  label: string,
  field: ModalField,
  value: ModalValue | undefined,
  pickers: Pickers,
): ModalSubmitComponent {
  const given = value === undefined ? [] : [value].flat();
  const isRequired = field.type !== ComponentType.Checkbox && field.required !== false;
  const prefilled = field.type === ComponentType.TextInput && field.value !== undefined;
  if (given.length === 0 && isRequired && !prefilled) {
    throw new ClientRefusal(`The field "${label}" must be filled in.`);
  }
  return { id: field.id ?? 0, custom_id: field.custom_id, ...content(label, field, given, pickers) };
}

type Content<Component = ModalSubmitComponent> = Component extends unknown
  ? Omit<Component, 'id' | 'custom_id'>
  : never;

function content(label: string, field: ModalField, given: readonly OptionValue[], pickers: Pickers): Content {
  switch (field.type) {
    case ComponentType.TextInput:
      return { type: field.type, value: checkedText(label, field, given[0]) };
    case ComponentType.Checkbox:
      return { type: field.type, value: given[0] === undefined ? field.default === true : given[0] === true };
    case ComponentType.RadioGroup:
      return { type: field.type, value: given[0] === undefined ? null : pickOption(field.options, given[0]) };
    case ComponentType.CheckboxGroup:
      return { type: field.type, values: given.map((value) => pickOption(field.options, value)) };
    case ComponentType.FileUpload:
      return { type: field.type, values: given.filter(isUpload).map((file) => pickers.upload(file).id) };
    default:
      return {
        type: field.type,
        values: given.length === 0 ? [] : pickInMenu(field, given, pickers.mention),
      };
  }
}

function checkedText(label: string, field: APITextInputComponent, given: OptionValue | undefined): string {
  const text = given === undefined ? (field.value ?? '') : String(given);
  const { min_length = 0, max_length = 4_000 } = field;
  if (text !== '' && (text.length < min_length || text.length > max_length)) {
    throw new ClientRefusal(`The field "${label}" must have ${min_length} to ${max_length} characters.`);
  }
  return text;
}
