import { preconnect } from './hand-signed-request.ts';

export { handler } from './hand-signed.ts';

await preconnect();
