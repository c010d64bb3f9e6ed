export { browserPage } from './browser-page.ts';
export { providerSession } from './provider-session.ts';
