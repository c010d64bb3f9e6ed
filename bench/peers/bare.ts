import { listPage } from './list-page.ts';
import { createPlainHandler } from './plain-handler.ts';

/** A plain async function and the SDK: what everything else is compared with. */
export const handler = createPlainHandler(listPage);
