import 'reflect-metadata';
import { runOperator } from './operations/operator-commands.js';

const write = (stream: NodeJS.WriteStream) => (line: string) => void stream.write(`${line}\n`);

process.exitCode = await runOperator(process.argv.slice(2), {
  print: write(process.stdout),
  complain: write(process.stderr),
});
