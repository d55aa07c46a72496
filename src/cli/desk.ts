import { commandLineWords as words } from "../copy/en/command-line.ts";

type Command = (args: readonly string[]) => Promise<number>;

const commands: Readonly<Record<string, () => Promise<Command>>> = {
  validate: async () => {
    const { validate } = await import("./validate.ts");
    return (args) => validate(args, process);
  },
};

const [name = "", ...args] = process.argv.slice(2);
const command = Object.hasOwn(commands, name) ? commands[name] : undefined;

if (command === undefined) {
  process.stderr.write(`${words.usage(Object.keys(commands))}\n`);
  process.exitCode = 2;
} else {
  const run = await command();
  process.exitCode = await run(args);
}
