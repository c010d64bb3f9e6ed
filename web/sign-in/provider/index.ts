export { readSignIn } from '../../config/sign-in-config.ts';
export { browserPage } from './browser-page.ts';
export { providerSession } from './provider-session.ts';
