import { parseArguments } from '../arguments';
import { mergeDriverCommand } from '../commands';
import { processOutput } from '../output';

/** The command as a program of its own, for Git to call in tests. */
const command = parseArguments(process.argv.slice(2));
if (command.name !== 'merge-driver') throw new Error('only the merge driver is here');
const output = processOutput();
try {
  process.exitCode = await mergeDriverCommand(command, output);
} catch (error) {
  output.complain(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
