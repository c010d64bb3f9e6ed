import { fileURLToPath } from 'node:url';

import { findCanary } from './find-canary.ts';

/** Where errors are made that people see as they are: all of the product but the function, whose log and answers are seen. */
const PRODUCT = /^(client|lambda|web|contract|emulator|local|lib|bin|build|smoke|console)\//;

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

type Construct = (target: object, args: unknown[], newTarget: object) => object;

/** Looks at the messages of all errors that code of the product makes in a sandbox of jest. */
export function watchErrors(
  sandbox: Record<string, unknown>,
  look: (where: string, text: string) => void,
): void {
  for (const name of ['Error', 'TypeError', 'RangeError', 'AggregateError']) {
    const construct: Construct = (target, args, newTarget) => {
      const error = Reflect.construct(target as NewableFunction, args, newTarget as NewableFunction) as Error;
      // Errors begin where they were made, and not here.
      (sandbox['Error'] as ErrorConstructor).captureStackTrace(error, construct);
      // A stack is dear, so the message comes first.
      if (findCanary(error.message) !== undefined && isOfProduct(error)) look('An error', error.message);
      return error;
    };
    const original = sandbox[name] as { prototype: { constructor: unknown } } & NewableFunction;
    sandbox[name] = new Proxy(original, { construct });
    original.prototype.constructor = sandbox[name];
  }
}

/** Whether the innermost file of the repository that it was made in is one of the product. */
function isOfProduct({ stack = '' }: Error): boolean {
  const files = Array.from(stack.matchAll(/(?:file:\/\/)?(\/[^\s():]+):\d+:\d+/g), ([, file = '']) => file);
  const innermost = files.find((file) => file.startsWith(ROOT) && file !== import.meta.filename) ?? '';
  return PRODUCT.test(innermost.slice(ROOT.length));
}
