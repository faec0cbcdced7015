import { Worker } from 'node:worker_threads';

/** An ECharts option of JSON values only, and the size of what is drawn, in pixels. */
export interface Picture {
  option: Record<string, unknown>;
  width: number;
  height: number;
}

const DEADLINE_MS = 30_000;
/** Of the picture, for screens with small pixels. */
const ZOOM = 1.5;

const THREAD = `
  const { parentPort, workerData } = require('node:worker_threads');
  const echarts = require(workerData.echarts);
  const { Resvg } = require(workerData.resvg);
  const { width, height, option } = workerData.picture;
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height });
  chart.setOption({ ...option, animation: false });
  const svg = chart.renderToSVGString();
  const png = new Resvg(svg, {
    fitTo: { mode: 'zoom', value: workerData.zoom },
    font: { fontFiles: workerData.fonts, loadSystemFonts: false, defaultFontFamily: 'DejaVu Sans' },
  }).render().asPng();
  parentPort.postMessage(new Uint8Array(png));
`;

/**
 * Draws a chart as PNG, with a font of ours and without a browser. On a thread that ends afterwards: the libraries are large,
 * are needed seldom, and drawing takes longer than a click may wait.
 */
export async function drawPicture(picture: Picture): Promise<Buffer> {
  const fonts = ['DejaVuSans.ttf', 'DejaVuSans-Bold.ttf'].map((name) =>
    require.resolve(`dejavu-fonts-ttf/ttf/${name}`),
  );
  const libraries = { echarts: require.resolve('echarts'), resvg: require.resolve('@resvg/resvg-js') };
  const thread = new Worker(THREAD, { eval: true, workerData: { picture, fonts, zoom: ZOOM, ...libraries } });
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise<Buffer>((resolve, reject) => {
      timer = setTimeout(() => reject(new Error('the picture took too long')), DEADLINE_MS);
      thread.once('message', (png: Uint8Array) => resolve(Buffer.from(png)));
      thread.once('error', reject);
      thread.once('exit', () => reject(new Error('the picture was not drawn')));
    });
  } finally {
    clearTimeout(timer);
    await thread.terminate();
  }
}
