/** With it and how its text begins a choice of Discord's, 100 characters, is well filled. */
export const LONGEST_NAME = 50;
