import { requestPage } from './hand-signed-request.ts';
import { createPlainHandler } from './plain-handler.ts';

/** The limit: the same work without SDK or framework. */
export const handler = createPlainHandler(requestPage);
