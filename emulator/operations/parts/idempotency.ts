import { isDeepStrictEqual } from 'node:util';

import type { Creation, State } from '../../state/store.ts';
import { ServiceError } from '../../wire/service-error.ts';

/** AWS does not document how long AppIntegrations remembers a `ClientToken`; elsewhere it is at least this. */
const REMEMBERED_MS = 24 * 60 * 60 * 1000;

/** A request to create something. */
export type CreationRequest = Pick<Creation, 'operation' | 'input'> & { clientToken: string | undefined };

/**
 * What the same request with the same `ClientToken` was answered; `undefined` when it is new.
 *
 * @throws ServiceError `InvalidRequestException` when the token came with other parameters.
 */
export function repeatedOutput(
  request: CreationRequest,
  { creations }: State,
  now: number,
): object | undefined {
  const { operation, clientToken, input } = request;
  const earlier = remembered(creations, now).find(
    (creation) => creation.operation === operation && creation.clientToken === clientToken,
  );
  if (!earlier) return undefined;
  if (!isDeepStrictEqual(earlier.input, input)) {
    throw new ServiceError(
      'InvalidRequestException',
      'The ClientToken was used with other parameters before.',
    );
  }
  return earlier.output;
}

/** The creations to remember after one more; those too old are forgotten. */
export function rememberCreation(
  { operation, clientToken, input }: CreationRequest,
  output: object,
  DataIntegrationId: string,
  { creations }: State,
  now: number,
): Pick<State, 'creations'> {
  const recent = remembered(creations, now);
  if (clientToken === undefined) return { creations: recent };
  return {
    creations: [...recent, { operation, clientToken, input, output, DataIntegrationId, createdAt: now }],
  };
}

function remembered(creations: readonly Creation[], now: number): Creation[] {
  return creations.filter(({ createdAt }) => now < createdAt + REMEMBERED_MS);
}
