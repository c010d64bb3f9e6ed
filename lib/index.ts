export { AssociationsApi } from './associations-api.ts';
