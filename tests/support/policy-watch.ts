import type { IncomingMessage } from 'node:http';
import { networkInterfaces } from 'node:os';
import type { Browser, BrowserContext } from 'playwright';
import type { Plugin } from 'vite';
import { PAGE_POLICY } from '../../src/cli/page-headers.ts';

/**
 * One place that sees what no page of ours may do: violate its Content-Security-Policy, or ask another host for anything.
 * `fail-on-breach.ts` fails the test in which it happened.
 */
const breaches = new Set<string>();

/** The breaches since the last call. */
export function takeBreaches(): readonly string[] {
  const taken = [...breaches];
  breaches.clear();
  return taken;
}

const REPORTS = '/policy-reports';

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function noteReport(body: string): void {
  const { 'csp-report': report } = JSON.parse(body);
  const {
    'violated-directive': directive,
    'blocked-uri': blocked,
    'document-uri': page,
    'source-file': source,
  } = report;
  breaches.add(`policy: ${directive} forbids ${blocked || 'inline code'} on ${page} (${source ?? 'unknown source'})`);
}

/**
 * Has every browser report violations to this server, of pages and of workers: the page's own policy once more, as one that
 * only reports. Reports are the same in every browser; console messages are not, and workers have none.
 */
export const policyReports: Plugin = {
  name: 'policy-reports',
  configurePreviewServer: ({ middlewares }) =>
    void middlewares.use((request, response, next) => {
      if (request.url?.startsWith(REPORTS)) {
        readBody(request).then(noteReport, (error) => breaches.add(`policy: a report could not be read: ${error}`));
        response.statusCode = 204;
        response.end();
        return;
      }
      response.setHeader('Content-Security-Policy-Report-Only', `${PAGE_POLICY}; report-uri ${REPORTS}`);
      next();
    }),
};

/** The names and addresses of this machine, from each of which a test may serve the page. */
const OWN_HOSTS: ReadonlySet<string> = new Set([
  'localhost',
  ...Object.values(networkInterfaces()).flatMap((all = []) => all.map(({ address }) => address)),
]);

function watchContext(context: BrowserContext): void {
  context.on('console', (message) => {
    if (/content security policy/i.test(message.text())) breaches.add(`policy: ${message.text()}`);
  });
  context.on('request', (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (/^(http|ws)s?:$/.test(protocol) && !OWN_HOSTS.has(hostname))
      breaches.add(`request to ${hostname}: ${request.url()}`);
  });
}

/** Watches every page that a browser opens from now on. */
export const watchBrowser = (browser: Browser): void => void browser.on('context', watchContext);
