/** Anything but white space and characters that show nothing, such as a zero-width space. */
const VISIBLE = /[^\p{White_Space}\p{Default_Ignorable_Code_Point}\p{Cc}\u2800]/u;

/** Whether there is something to see in a text. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text);
}
