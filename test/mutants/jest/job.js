/** What jest runs just now, for the runner, the environment and the sandbox, which are in one process. */
export const job = { mutants: new Set(), calls: 0, limit: Infinity, reached: undefined };
