/** Discord takes 2,000 characters a message; the rest is for whom it is, and when it was due. */
export const LONGEST_TEXT = 1000;
