import type { Fault } from './faults';

const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The shop's only page: a button per kind of error. Plain forms; it needs no script. */
export function shopPage(
  faults: readonly Fault[],
  workspaceUrl: string,
  thrown: { button: string; project: string } | null,
): string {
  const section = (project: string, title: string) =>
    `<section><h2>${title} <small>reports to <code>${project}</code></small></h2>${faults
      .filter((fault) => fault.project === project)
      .map(
        (fault) =>
          `<form method="post" action="/throw/${fault.id}"><button>${escapeHtml(fault.button)}</button></form>`,
      )
      .join('')}</section>`;
  const notice = thrown
    ? `<p role="status">Something broke: “${escapeHtml(thrown.button)}” was reported to <code>${thrown.project}</code>.
       Its card is in <a href="${escapeHtml(workspaceUrl)}/">the workspace</a>.</p>`
    : `<p>Every button makes a real error, which the real Sentry SDK reports. Then look at
       <a href="${escapeHtml(workspaceUrl)}/">the workspace</a>, channel <b>#alerts</b>.</p>`;
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Demo shop</title><style>
:root{color-scheme:light dark;font:16px/1.5 -apple-system,'Segoe UI','Helvetica Neue',Arial,'Liberation Sans',sans-serif}body{max-width:44rem;margin:3rem auto;padding:0 1rem}
h1{margin-bottom:.25rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}small{font-weight:400;opacity:.7}form{display:inline}
button{font:inherit;padding:.5rem .9rem;margin:0 .5rem .5rem 0;border-radius:.5rem;border:1px solid #8886;background:#8881;cursor:pointer}
button:hover{background:#8883}[role=status]{padding:.75rem 1rem;border-left:4px solid #d33;background:#d331}
</style><h1>Demo shop</h1>${notice}${section('checkout', 'Checkout')}${section('storefront', 'Storefront')}</html>`;
}
