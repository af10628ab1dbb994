import { isPlainKey, keyNameParts } from '../../core/commands/key-name';

const names: Readonly<Record<string, string>> = {
  Mod: 'CmdOrCtrl',
  '+': 'Plus',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
};

/**
 * A key as Electron writes it in a menu; null where the menu must not show it. macOS takes whatever a menu shows,
 * so that a plain key there would be lost to text fields. What is no ASCII has no name in Electron.
 */
export function acceleratorOf(key: string, platform: NodeJS.Platform): string | null {
  if (!/^[!-~]+$/.test(key) || (platform === 'darwin' && isPlainKey(key))) return null;
  const parts = keyNameParts(key).map((part) => names[part] ?? (part.length === 1 ? part.toUpperCase() : part));
  return (/^[A-Z]$/.test(key) ? ['Shift', ...parts] : parts).join('+');
}
