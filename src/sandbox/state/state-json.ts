import { createState, type State } from './state.js';

/** Raised when the state takes a new form; older files are then set aside. */
const VERSION = 2;

/** The state as JSON: a map is written as `{ "$map": [[key, value]] }`, a set as `{ "$set": [value] }`. */
export function encodeState(state: State): string {
  return JSON.stringify({ version: VERSION, state }, (_key, value) => {
    if (value instanceof Map) return { $map: [...value] };
    if (value instanceof Set) return { $set: [...value] };
    return value;
  });
}

/** Throws when the text is no state of this version. */
export function decodeState(text: string): State {
  const { version, state } = JSON.parse(text, (_key, value) => {
    if (Array.isArray(value?.$map)) return new Map(value.$map);
    if (Array.isArray(value?.$set)) return new Set(value.$set);
    return value;
  });
  if (version !== VERSION) throw new Error(`it is of version ${version}, not ${VERSION}`);
  for (const [key, empty] of Object.entries(createState())) {
    if (state?.[key]?.constructor !== empty.constructor) throw new Error(`"${key}" is missing`);
  }
  return state;
}
