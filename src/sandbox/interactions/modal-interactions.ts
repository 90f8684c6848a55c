import {
  type APIMessage,
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmission,
  type APIModalSubmissionComponent,
  type APIModalSubmitInteraction,
  ComponentType,
  InteractionType,
} from 'discord-api-types/v10';
import type { World } from '../world.js';
import { baseInteraction } from './base-interaction.js';
import { ClientRefusal } from './client-refusal.js';
import type { Uploader } from './command-options.js';
import { ownersOfMessage } from './installation.js';
import { MentionPicker } from './mention-picker.js';
import { fillField, type ModalField, type ModalValue } from './modal-fields.js';
import type { Origin } from './origin.js';
import { ResolvedData } from './resolved-data.js';

type Modal = APIModalInteractionResponseCallbackData;

/** What is typed into a modal, by the label or the custom id of each field. */
export type ModalValues = Readonly<Record<string, ModalValue | undefined>>;

/** A modal that is sent off. `message` is the one whose component opened it, if it was one. */
export function modalInteraction(
  world: World,
  origin: Origin,
  modal: Modal,
  values: ModalValues,
  upload: Uploader,
  message: APIMessage | undefined,
): APIModalSubmitInteraction {
  refuseUnknown(modal, values);
  const resolved = new ResolvedData(world, origin);
  const mention = new MentionPicker(world, origin, resolved);
  const pickers = {
    mention,
    upload(file: Parameters<Uploader>[0]) {
      const attachment = upload(file);
      resolved.addAttachment(attachment);
      return attachment;
    },
  };
  const components = modal.components.map((component): APIModalSubmissionComponent => {
    const id = component.id ?? 0;
    if (component.type === ComponentType.TextDisplay) return { type: component.type, id };
    const fields = fieldsOf(component).map(({ label, field }) => {
      return fillField(label, field, values[label] ?? values[field.custom_id], pickers);
    });
    const [first] = fields;
    return component.type === ComponentType.Label
      ? ({ type: component.type, id, component: first } as APIModalSubmissionComponent) // a label holds one field
      : ({ type: component.type, id, components: fields } as APIModalSubmissionComponent); // rows hold text inputs
  });
  const data: APIModalSubmission = { custom_id: modal.custom_id, components, ...resolved.asField() };
  return {
    ...baseInteraction(world, origin, ownersOfMessage(world, origin, message)),
    type: InteractionType.ModalSubmit,
    data,
    ...(message && { message }),
  };
}

/** The fields of a modal with the labels that are shown, in order. */
export function modalFields(modal: Modal): { readonly label: string; readonly field: ModalField }[] {
  return modal.components.flatMap((component) => fieldsOf(component));
}

function fieldsOf(component: Modal['components'][number]): { label: string; field: ModalField }[] {
  if (component.type === ComponentType.Label) return [{ label: component.label, field: component.component }];
  if (component.type === ComponentType.TextDisplay) return [];
  return component.components.map((field) => ({ label: field.label ?? field.custom_id, field }));
}

function refuseUnknown(modal: Modal, values: ModalValues): void {
  const fields = modalFields(modal);
  const isKnown = (name: string) =>
    fields.some(({ label, field }) => name === label || name === field.custom_id);
  const unknown = Object.keys(values).find((name) => !isKnown(name));
  if (unknown === undefined) return;
  const labels = fields.map(({ label }) => label).join(', ');
  throw new ClientRefusal(`The modal "${modal.title}" has no field "${unknown}". It has: ${labels}.`);
}
