import { route } from '../../contract/operations/list-data-integration-associations.ts';
import { escapeHtml } from '../escape-html.ts';
import { dataExamples, faultExamples, listExample } from '../examples.ts';
import type { Example } from '../examples.ts';
import type { WebPages } from '../gateway/answer-request.ts';

/**
 * Answers `/` with a page that says what to try.
 *
 * @param otherUpstream Where AppIntegrations is, when it is not the emulator: what is there to try is not known.
 */
export function welcomePage(otherUpstream?: string): WebPages {
  const body = page(otherUpstream === undefined ? emulated : elsewhere(otherUpstream));
  return ({ method, path }) =>
    path === '/' && (method === 'GET' || method === 'HEAD')
      ? {
          status: 200,
          headers: {
            'Content-Type': 'text/html; charset=utf-8',
            'Cache-Control': 'no-cache',
            'Content-Security-Policy': "default-src 'none'",
          },
          body,
        }
      : undefined;
}

const page = (content: string) => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>appintegrations-bff</title>
<h1>appintegrations-bff</h1>
${content}
</html>
`;

const emulated = `<p>The route runs, and asks an emulator of AppIntegrations on this machine. Try:</p>
${list(dataExamples)}
<p>These fail, each in its own way:</p>
${list(faultExamples)}`;

const elsewhere = (upstream: string) =>
  `<p>The route runs, and asks AppIntegrations at ${escapeHtml(upstream)}. Try:</p>
${list([listExample])}
<p>and ${escapeHtml(route.path)}, with the name, UUID or ARN of one of them.</p>`;

function list(examples: readonly Example[]): string {
  const items = examples.map(
    ({ target, shows }) =>
      `<li><a href="${escapeHtml(target)}">${escapeHtml(target)}</a> ${escapeHtml(shows)}`,
  );
  return `<ul>\n${items.join('\n')}\n</ul>`;
}
