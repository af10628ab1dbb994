import { asFailure } from '../../core/dispatch';
import { type Command, parseArguments, UsageError, usage } from './arguments';
import { checkCommand, exportCommand, importCommand, listCommand, mergeDriverCommand } from './commands';
import { findInstallation } from './installation';
import { mergeCommand } from './merge';
import { openApp } from './open';
import { processOutput } from './output';
import { serve } from './serve';
import { suggestCommand } from './suggest';

const installation = findInstallation(import.meta.url);

const output = processOutput();

function run(command: Command): Promise<number> | number {
  switch (command.name) {
    case 'help':
      output.write(usage);
      return 0;
    case 'version':
      output.write(`${installation.version}\n`);
      return 0;
    case 'open':
      return openApp(command, installation, output);
    case 'serve':
      return serve({ ...command, files: [] }, installation, output);
    case 'import':
      return importCommand(command, installation.version, output);
    case 'list':
      return listCommand(command, output);
    case 'export':
      return exportCommand(command, output);
    case 'check':
      return checkCommand(command, output);
    case 'suggest':
      return suggestCommand(command, output);
    case 'merge':
      return mergeCommand(command, output);
    case 'merge-driver':
      return mergeDriverCommand(command, output);
  }
}

try {
  process.exitCode = await run(parseArguments(process.argv.slice(2)));
} catch (error) {
  const isUsage = error instanceof UsageError;
  output.complain(isUsage ? `${error.message.replace(/\.$/, '')}. See guillemet --help.` : asFailure(error).message);
  process.exitCode = isUsage ? 2 : 1;
}
