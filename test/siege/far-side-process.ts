import { startFarSide, type FarSideOptions } from './far-side';

type Asked = { id: number; what: 'deliverTo' | 'runs' | 'begin' | 'stopClicking' | 'facts' | 'stop'; given: unknown };

/** The far side in a process of its own: what it does takes no time from the app, nor from the senders. */
async function main(): Promise<void> {
  const [given = 'null'] = process.argv.slice(2);
  const farSide = await startFarSide(JSON.parse(given) as FarSideOptions);
  process.once('disconnect', () => process.exit(1));
  process.on('message', ({ id, what, given: argument }: Asked) => {
    const calls = farSide as unknown as Record<Asked['what'], (argument: unknown) => Promise<unknown>>;
    calls[what](argument).then(
      (result) => process.send?.({ id, result: result ?? null }),
      (error: unknown) => process.send?.({ id, error: String(error) }),
    );
  });
  process.send?.(farSide.ready);
}

void main();
