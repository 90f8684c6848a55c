import { ComponentType } from 'discord-api-types/v10';
import type { FieldProblem } from '../api-error.js';
import type { ComponentBody } from './components.js';

const MOST_ROWS = 5;
const MOST_COMPONENTS = 40;
const MOST_TEXT = 4000;

interface Placed {
  readonly path: readonly (string | number)[];
  readonly component: AnyComponent;
}

interface AnyComponent {
  readonly type: ComponentType;
  readonly id?: number | undefined;
  readonly custom_id?: string | null | undefined;
  readonly content?: string;
  readonly components?: readonly AnyComponent[];
  readonly accessory?: AnyComponent;
}

/** What is wrong with the components of a message as a whole; each by itself was read by its schema. */
export function findComponentProblems(components: readonly ComponentBody[], isV2: boolean): FieldProblem[] {
  const all = flatten(components);
  return [...duplicatedIds(all), ...(isV2 ? v2Problems(all) : legacyProblems(components))];
}

/** All texts that a message shows through its components. */
export function textsOf(components: readonly ComponentBody[]): string[] {
  return flatten(components).flatMap(({ component }) => component.content ?? []);
}

/** Discord numbers the components that came without an id. */
export function numberComponents<T extends readonly ComponentBody[]>(components: T): T {
  const used = new Set(flatten(components).flatMap(({ component }) => component.id ?? []));
  let last = 0;
  const next = () => {
    do last += 1;
    while (used.has(last));
    return last;
  };
  const number = (component: AnyComponent): AnyComponent => ({
    ...component,
    id: component.id || next(),
    ...(component.components ? { components: component.components.map(number) } : {}),
    ...(component.accessory ? { accessory: number(component.accessory) } : {}),
  });
  return components.map(number) as unknown as T; // the same components, each with an id
}

function flatten(components: readonly AnyComponent[], path: Placed['path'] = ['components']): Placed[] {
  return components.flatMap((component, index) => {
    const here = [...path, index];
    return [
      { path: here, component },
      ...flatten(component.components ?? [], [...here, 'components']),
      ...(component.accessory ? [{ path: [...here, 'accessory'], component: component.accessory }] : []),
    ];
  });
}

function duplicatedIds(all: readonly Placed[]): FieldProblem[] {
  const seen = new Set<string>();
  return all.flatMap(({ path, component: { custom_id } }) => {
    if (!custom_id) return [];
    if (!seen.has(custom_id)) {
      seen.add(custom_id);
      return [];
    }
    const message = 'Component custom id cannot be duplicated';
    return [{ path: [...path, 'custom_id'], code: 'COMPONENT_CUSTOM_ID_DUPLICATED', message }];
  });
}

function legacyProblems(components: readonly ComponentBody[]): FieldProblem[] {
  const path = ['components'];
  if (components.length > MOST_ROWS) {
    return [{ path, code: 'BASE_TYPE_BAD_LENGTH', message: `Must be between 1 and ${MOST_ROWS} in length.` }];
  }
  return components.flatMap(({ type }, index) => {
    if (type === ComponentType.ActionRow) return [];
    const message = `Value of field "type" must be one of (${ComponentType.ActionRow},).`;
    return [{ path: [...path, index], code: 'UNION_TYPE_CHOICES', message }];
  });
}

function v2Problems(all: readonly Placed[]): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const path = ['components'];
  if (all.length > MOST_COMPONENTS) {
    const message = `The total number of components cannot exceed ${MOST_COMPONENTS}`;
    problems.push({ path, code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message });
  }
  if (all.reduce((sum, { component }) => sum + (component.content?.length ?? 0), 0) > MOST_TEXT) {
    const message = `The total displayable text size exceeds the maximum size of ${MOST_TEXT}`;
    problems.push({ path, code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message });
  }
  return problems;
}
