import { errorCode } from '../../utils/error-code.js';

/** Whether a package or file that was to be imported is not there, by `import` or by `require`. */
export function isModuleNotFound(error: unknown): boolean {
  return errorCode(error).endsWith('MODULE_NOT_FOUND');
}
