export type { Access } from './access.ts';
export { AssociationsApi, type AssociationsApiProps } from './associations-api.ts';
