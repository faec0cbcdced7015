import { envelopeOf, intakeFixture, send } from '../../support/intake-fixture';
import { cardOf, hears, newEventId, quiet } from '../../support/story';
import { ALICE, startTogether } from '../../support/together';

jest.setTimeout(60_000);

/** Samples by name and labels; throws at a line that Prometheus would not read. */
function samplesOf(text: string): Record<string, number> {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  const samples = lines.map((line): [string, number] => {
    const [, sample, value] = /^([a-z_]+(?:\{(?:[a-z]+="[^"\\]*",?)*\})?) ([0-9.e+-]+)$/i.exec(line) ?? [];
    if (sample === undefined) throw new Error(`no sample: ${line}`);
    return [sample, Number(value)];
  });
  return Object.fromEntries(samples);
}

test('an error that becomes a card, and the click on it, are counted from one end to the other', async () => {
  const t = await startTogether();
  try {
    const read = async () => {
      const response = await fetch(`http://127.0.0.1:${t.app.port}/metrics`);
      expect(response.headers.get('content-type')).toMatch(/^text\/plain; version=0\.0\.4/);
      return response.text();
    };
    expect(samplesOf(await read())).toMatchObject({ dibs_alerts_due_total: 0, dibs_jobs_oldest_due_seconds: 0 });
    await cardOf(t, t.checkout, { message: 'the till is on fire' });
    await quiet(t);
    t.slack.faults.next('chat.update', { kind: '429', retryAfter: 3_000 });
    await hears(t.slack, ALICE, (alice) => alice.runs('#alerts', '/assign last @bob'));
    await t.slack.waitFor(() => t.slack.calls('chat.update').length > 0, 'the card to be redrawn');
    await quiet(t);
    const text = await read();
    expect(samplesOf(text)).toMatchObject({
      dibs_alerts_due_total: 2,
      'dibs_alerts_ended_total{as="card"}': 2,
      'dibs_alerts_ended_total{as="line"}': 0,
      dibs_alerts_pending: 0,
      'dibs_jobs{kind="card.draw",lane="1",state="ready"}': 1,
      'dibs_job_attempts_total{kind="channel.post",outcome="end"}': 2,
      'dibs_job_attempts_total{kind="card.draw",outcome="retry"}': 1,
      'dibs_slack_calls_total{method="chat.postMessage",outcome="ok"}': expect.any(Number) as unknown,
      'dibs_slack_calls_total{method="chat.update",outcome="rate-limited"}': 1,
      'dibs_ack_seconds_bucket{le="+Inf"}': 1,
      'dibs_events_total{outcome="accepted"}': 1,
      'dibs_events_total{outcome="digested"}': 1,
      dibs_channels_disabled: 0,
      dibs_database_bytes: expect.any(Number) as unknown,
      [`dibs_build_info{version="0.1.0",node="${process.versions.node}"}`]: 1,
    });
    expect(text).not.toMatch(/till|alice|bob|C0ALERTS1|CHECKOUT/i);
  } finally {
    await t.stop();
  }
});

test('events over the quota are refused and counted as that, and only GET is answered', async () => {
  const intake = await intakeFixture({ limits: { eventsPerMinute: 1, mostUndigested: 100 } });
  try {
    const url = `${intake.origin}/api/${intake.project.id}/envelope/?sentry_key=${intake.project.publicKey}`;
    for (const status of [200, 429]) {
      const event_id = newEventId();
      expect(await send(url, { body: envelopeOf({ event_id, message: 'x' }, { event_id }) })).toMatchObject({ status });
    }
    expect(samplesOf(await (await fetch(`${intake.origin}/metrics`)).text())).toMatchObject({
      'dibs_events_total{outcome="accepted"}': 1,
      'dibs_events_total{outcome="refused"}': 1,
    });
    expect(await send(`${intake.origin}/metrics`)).toMatchObject({ status: 405, headers: { allow: 'GET' } });
  } finally {
    await intake.cleanup();
  }
});
