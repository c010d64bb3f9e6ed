import type { HttpRequest } from '../../local/gateway/http-request.ts';

/** A request as the gateway reads it, with what a test cares about set. */
export function localRequest(members: Partial<HttpRequest> = {}): HttpRequest {
  return {
    method: 'GET',
    path: '/dataIntegrations/crm/associations',
    query: '',
    headers: [
      ['Host', 'localhost:3000'],
      ['User-Agent', 'test'],
    ],
    protocol: 'HTTP/1.1',
    sourceIp: '127.0.0.1',
    ...members,
  };
}
