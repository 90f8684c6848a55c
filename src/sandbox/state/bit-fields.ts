/** An empty bit field, for which Discord's enums of flags have no name: it is assignable to each of them. */
export const NO_FLAGS = 0 as never;
