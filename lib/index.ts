export type { Access } from './gateway/access.ts';
export { AssociationsApi, type AssociationsApiProps } from './associations-api.ts';
