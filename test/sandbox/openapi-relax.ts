type Json = Readonly<Record<string, unknown>>;

/**
 * Discord's description with its own convention applied, which plain JSON Schema cannot know: an integer that is no enum
 * may be written as a string of digits. (Permissions and snowflakes come that way.)
 */
export function relax(value: Json): Json {
  return relaxAny(value) as Json; // an object stays an object
}

function relaxAny(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(relaxAny);
  if (typeof value !== 'object' || value === null) return value;
  const relaxed = Object.fromEntries(Object.entries(value).map(([key, child]) => [key, relaxAny(child)]));
  return withDigits(withoutExactlyOne(relaxed));
}

function withDigits(schema: Json): Json {
  const { type, ...rest } = schema;
  const types = Array.isArray(type) ? type : [type];
  if (!types.includes('integer') || 'enum' in schema || 'allOf' in schema) return schema;
  return { ...rest, type: [...new Set([...types, 'string'])], pattern: '^-?\\d+$' };
}

/** Digits fit both an integer and a string, so "exactly one of" no longer holds between the two. */
function withoutExactlyOne(schema: Json): Json {
  const { oneOf, ...rest } = schema;
  const hasInteger = Array.isArray(oneOf) && oneOf.some((one) => [one.type].flat().includes('integer'));
  return hasInteger ? { ...rest, anyOf: oneOf } : schema;
}
