import { createContext, Script } from 'node:vm';
import { codeOf } from '../../library/durable-file';

const script = new Script('act()');

/**
 * Runs what may never end, such as a regular expression that goes astray, for `patience` ms at most; false
 * where that was not enough. V8 interrupts a regular expression only from outside, and `node:vm` is the outside
 * that needs no copy of what is searched. What `act` throws is thrown.
 */
export function runGuarded(act: () => void, patience: number): boolean {
  const context = createContext({ act });
  try {
    script.runInContext(context, { timeout: patience });
    return true;
  } catch (error) {
    // It comes from the other context, where `Error` is another class.
    if (codeOf(error) === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return false;
    throw error;
  }
}
