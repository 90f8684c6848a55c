const NONE = /^(?:none|no|geen|-)$/i;
const ONCE = /^(?:once|never|not|eenmaal|eenmalig|nooit|niet)$/i;
const USUAL = /^(?:(?:as )?usual|default|gewoon|(?:zoals )?gewoonlijk|standaard)$/i;

/** Whether somebody says that there shall be nothing of it. */
export function meansNone(typed: string): boolean {
  return NONE.test(typed.trim());
}

/** Whether somebody says, of how often, that it shall not be again. */
export function meansOnce(typed: string): boolean {
  return meansNone(typed) || ONCE.test(typed.trim());
}

/** Whether somebody says that it shall be as it usually is here. */
export function meansUsual(typed: string): boolean {
  return USUAL.test(typed.trim());
}
