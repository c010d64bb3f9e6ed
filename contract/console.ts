/** What the function that serves the console answers, as API Gateway's resources. All of it is GET. */
export const consolePaths = ['/', '/config.json', '/favicon.svg', '/assets/{file}'] as const;

/** That function's variables. Both are written by the stack; whoever runs the function otherwise writes them by hand. */
export const consoleVariables = {
  /** The text of config.json: docs/console.md. */
  config: 'CONSOLE_CONFIG',
  /** Origins that the page may call besides its own, separated by spaces: the sign-in's, and the API's where that is elsewhere. */
  connectTo: 'CONSOLE_CONNECT_TO',
} as const;
