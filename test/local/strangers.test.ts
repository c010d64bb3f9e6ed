import { expect, jest, test } from '@jest/globals';

import type { GatewayOptions } from '../../local/gateway/gateway.ts';
import { sendBytes } from '../emulator/raw-http.ts';
import { ownHosts, strangeHosts, wireRequest } from '../emulator/wire.ts';
import { gatewayPerTest, ROUTE } from './gateway-under-test.ts';

const start = gatewayPerTest();
const pages = async () => ({ status: 200, headers: {}, body: 'a page' });

test.each([...ownHosts, 'bff.test:3000'])('the host %j is answered', async (host) => {
  const gateway = await start({ pages, allowedHosts: ['BFF.test'] });
  for (const path of [ROUTE, '/']) {
    expect(await sendBytes(gateway, wireRequest(`GET ${path}`, `Host: ${host}`))).toMatch(/^HTTP\/1.1 200 /);
  }
});

test.each(strangeHosts)(
  'the host %j is refused, whatever is asked for, and the terminal says why',
  async (host) => {
    const handler = jest.fn<GatewayOptions['handler']>();
    const onRequest = jest.fn<NonNullable<GatewayOptions['onRequest']>>();
    const gateway = await start({ pages, handler, onRequest, allowedOrigins: ['*'] });
    for (const line of [`GET ${ROUTE}`, `OPTIONS ${ROUTE}`, 'GET /', 'GET /config.json']) {
      const answer = await sendBytes(gateway, wireRequest(line, `Host: ${host}`));
      const [head = '', body = ''] = answer.split('\r\n\r\n');
      expect(head).toMatch(/^HTTP\/1.1 403 .*x-amzn-ErrorType: AccessDeniedException/is);
      expect(head).not.toMatch(/Access-Control/i);
      const { message } = JSON.parse(body);
      expect(message).toMatch(/--allow-host and the name|one Host header/);
      expect(onRequest).toHaveBeenLastCalledWith(expect.objectContaining({ status: 403, fault: message }));
    }
    expect(handler).not.toHaveBeenCalled();
  },
);

test.each([
  ['no Host', `GET ${ROUTE}`, []],
  ['two Hosts', `GET ${ROUTE}`, ['Host: localhost', 'Host: localhost']],
  ['a URL of a stranger’s', `GET http://evil.example${ROUTE}`, ['Host: localhost']],
  ['a URL with a user', `GET http://localhost@evil.example${ROUTE}`, ['Host: localhost']],
  ['an upgrade', `GET ${ROUTE}`, ['Host: evil.example', 'Upgrade: websocket', 'Connection: upgrade']],
  ['an expectation', `GET ${ROUTE}`, ['Host: evil.example', 'Expect: miracles']],
])('%s is refused', async (_, line, headers) => {
  expect(await sendBytes(await start(), wireRequest(line, ...headers))).toMatch(/^HTTP\/1.1 403 /);
});
