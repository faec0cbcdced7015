import * as Sentry from '@sentry/node';
import type { Fault, ShopProject } from './faults';

const customers = ['ada', 'grace', 'linus', 'margaret', 'dennis'];

export type Reporter = (fault: Fault) => Promise<{ eventId: string }>;

/** One SDK client per project, as in a process that reports to two of them. */
export function createReporter(dsns: Record<ShopProject, string>): Reporter {
  const scopes = { checkout: scopeFor(dsns.checkout), storefront: scopeFor(dsns.storefront) };
  let customer = 0;
  return async (fault) => {
    const scope = scopes[fault.project].clone();
    const name = customers[customer++ % customers.length] ?? 'ada';
    scope.setUser({ id: name, email: `${name}@customers.example` });
    scope.setTag('region', 'eu-west');
    scope.addEventProcessor((event) => ({ ...event, request: { url: fault.url, method: 'GET' } }));
    const eventId = await report(fault, scope);
    await scope.getClient()?.flush(2_000);
    return { eventId };
  };
}

async function report(fault: Fault, scope: Sentry.Scope): Promise<string> {
  if (fault.level) scope.setLevel(fault.level);
  try {
    return scope.captureMessage(String(await fault.run()), fault.level);
  } catch (error) {
    return scope.captureException(error);
  }
}

function scopeFor(dsn: string): Sentry.Scope {
  const client = new Sentry.NodeClient({
    dsn,
    release: 'shop@1.4.0',
    environment: 'demo',
    serverName: 'web-1',
    transport: Sentry.makeNodeTransport,
    stackParser: Sentry.defaultStackParser,
    // No integration that hooks into the process: two clients live in it.
    integrations: [Sentry.linkedErrorsIntegration(), Sentry.contextLinesIntegration()],
  });
  const scope = new Sentry.Scope();
  scope.setClient(client);
  client.init();
  return scope;
}
