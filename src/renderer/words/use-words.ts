import { useStore } from '../state/store';
import { say, uiLanguage } from './words';

/** `say`, for components: they follow when the language changes. */
export function useWords(): typeof say {
  useStore(uiLanguage, (language) => language);
  return say;
}
