import { bundleFunction } from '../../build/bundle.ts';
import { bundleFolder } from './bundle-path.ts';

/** Bundles the function by the recipe of what is deployed, for test/lambda/start-handler.ts. */
export default async function bundleSetup(): Promise<void> {
  await bundleFunction(bundleFolder(), 'lambda/create-handler.ts');
}
