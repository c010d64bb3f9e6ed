import { createAssociationsClient } from 'appintegrations-bff/client';
import { createRoot } from 'react-dom/client';

import { Associations } from './associations.tsx';

/** Of whoever signed in: the page of your app knows how to get it. */
function accessToken(): string {
  return sessionStorage.getItem('accessToken') ?? '';
}

const client = createAssociationsClient({
  // The stack's output Url, or a path that your server passes on.
  baseUrl: '/api',
  authorize: (request) => request.headers.set('Authorization', `Bearer ${accessToken()}`),
});

const identifier = new URLSearchParams(location.search).get('identifier') ?? 'calls';
const root = document.querySelector('#root');
if (root) createRoot(root).render(<Associations key={identifier} client={client} identifier={identifier} />);
