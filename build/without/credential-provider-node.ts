/**
 * Stands in for `@aws-sdk/credential-provider-node`, the chain of files, processes and services that credentials
 * may come from elsewhere. Lambda hands them over in the environment, and the clients are given them.
 */
export function defaultProvider(): never {
  throw new Error('Credentials must be given to the client.');
}
