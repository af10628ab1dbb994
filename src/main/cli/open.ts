import { resolve } from 'node:path';
import { desktopObstacle, findElectron, runElectron, thisMachine } from './electron-launch';
import type { Installation } from './installation';
import type { Output } from './output';
import { serve } from './serve';

/** The desktop app where Electron can be had; else the browser host, with one line that says why. */
export async function openApp(
  { files, library }: { files: readonly string[]; library: string | null },
  installation: Installation,
  output: Output,
): Promise<number> {
  const paths = files.map((file) => resolve(file));
  const outcome = await tryDesktop(paths, library, installation);
  if (typeof outcome === 'number') return outcome;
  output.write(`The desktop app cannot be shown (${outcome}); Guillemet opens in the browser instead.\n`);
  return serve({ library, port: 0, open: true, files: paths }, installation, output);
}

/** The exit code of the desktop app, or the reason why there is none. */
async function tryDesktop(files: string[], library: string | null, { root }: Installation): Promise<number | string> {
  const obstacle = desktopObstacle(thisMachine());
  if (obstacle !== null) return obstacle;
  const executable = await findElectron();
  if (executable === null) return 'Electron is not installed and could not be downloaded within a minute';
  const folder = library === null ? [] : ['--library', resolve(library)];
  return (await runElectron(executable, [root, ...folder, ...files])) ?? 'Electron failed to start';
}
