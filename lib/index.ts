export type { Access } from './gateway/access.ts';
export type { SignIn } from './console/sign-in.ts';
export type { AssociationsApiProps } from './associations-api-props.ts';
export { AssociationsApi } from './associations-api.ts';
export type { AssociationsUserPoolProps } from './sign-in/check-user-pool.ts';
export { AssociationsUserPool } from './sign-in/user-pool.ts';
