/**
 * The options of one of the project's own commands, as `read` understands them. When it gives null, somebody only asked how the
 * command is used; when it throws, with a sentence, something is wrong with them. Both say so, and end the process.
 */
export function demandOptions<Options>(read: () => Options | null, usage: string): Options {
  try {
    const options = read();
    if (options !== null) return options;
    console.log(usage);
    process.exit(0);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`);
    process.exit(2);
  }
}
