/**
 * Zooming 100 overlaid patterns of 5,000 points, ms per frame in Chromium: `node bench/run.mjs overlay-zoom`.
 * A turn of the wheel is timed to the second frame after it. Peers, in the same browser and run: echarts alone with one line series each, with
 * `sampling: 'minmax'` and with every point, and a bare canvas with a line to every point. Limit: 100 ms a turn, which is 50 ms a frame.
 * The browser is Playwright's own, or the one PHASELENS_CHROMIUM names.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawn, spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRequire } from 'node:module';
import type * as Playwright from 'playwright';
import { median, printTable, quantile, record, round } from './timing.js';

const PATTERNS = 100;
const POINTS = 5000;
const FRAMES = 30;
const LIMIT_MS = 100;
const VIEW = { width: 1440, height: 900 };

/** Counts of an invented phase that moves and grows with the number of the pattern. */
function heights(pattern: number): number[] {
  let state = pattern * 7919 + 1;
  return Array.from({ length: POINTS }, (_, i) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    const x = 10 + (80 * i) / (POINTS - 1);
    const peaks = [20, 26.6 + pattern / 200, 36.5, 50.1, 60].reduce(
      (sum, at, k) => sum + ((1 + k) * (400 + 20 * pattern)) / (1 + ((x - at) / 0.08) ** 2),
      0,
    );
    const counts = 300 + 1500 * Math.exp(-x / 25) + peaks;
    return Math.round(counts + (state / 2 ** 32 - 0.5) * 3 * Math.sqrt(counts));
  });
}

/** Wheel in and out over the element; the time from each turn to the second frame after it, when all is painted. */
async function zoomFrames(page: Playwright.Page, selector: string): Promise<number[]> {
  return page.evaluate(
    async ({ selector, frames }) => {
      const element = document.querySelector(selector);
      if (!element) throw new Error(`${selector} is missing`);
      const box = element.getBoundingClientRect();
      const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
      const times: number[] = [];
      for (let i = 0; i < frames; i += 1) {
        const began = performance.now();
        element.dispatchEvent(
          new WheelEvent('wheel', {
            deltaY: i % 10 < 5 ? -120 : 120,
            clientX: box.x + box.width / 2,
            clientY: box.y + box.height / 3,
            bubbles: true,
            cancelable: true,
          }),
        );
        await frame();
        await frame();
        times.push(performance.now() - began);
      }
      return times;
    },
    { selector, frames: FRAMES },
  );
}

/** The same zoom in plain echarts, one line series for each pattern. */
async function echartsFrames(
  browser: Playwright.Browser,
  size: Size,
  sampling: 'minmax' | undefined,
): Promise<number[]> {
  const page = await browser.newPage({ viewport: VIEW });
  await page.setContent(`<div id="chart" style="width:${size.width}px;height:${size.height}px"></div>`);
  await page.addScriptTag({ path: join(root, 'node_modules', 'echarts', 'dist', 'echarts.min.js') });
  await page.evaluate(
    ({ patterns, sampling }) => {
      interface Echarts {
        init(element: Element | null): { setOption(option: object): void };
      }
      const { echarts } = window as unknown as { echarts: Echarts };
      echarts.init(document.querySelector('#chart')).setOption({
        animation: false,
        xAxis: { type: 'value', min: 10, max: 90 },
        yAxis: { type: 'value' },
        dataZoom: [{ type: 'inside', filterMode: 'filter', throttle: 0 }],
        series: patterns.map((y) => ({
          type: 'line',
          symbol: 'none',
          silent: true,
          ...(sampling ? { sampling } : {}),
          lineStyle: { width: 1 },
          data: y.map((value, i) => [10 + (80 * i) / (y.length - 1), value]),
        })),
      });
    },
    { patterns: all, sampling },
  );
  await page.waitForTimeout(2000);
  const times = await zoomFrames(page, '#chart canvas');
  await page.close();
  return times;
}

/** The same zoom on a bare canvas: a line to every point in view. */
async function canvasFrames(browser: Playwright.Browser, size: Size): Promise<number[]> {
  const page = await browser.newPage({ viewport: VIEW });
  await page.setContent(`<canvas id="chart" width="${size.width}" height="${size.height}"></canvas>`);
  await page.evaluate((patterns) => {
    const canvas = document.querySelector('#chart') as HTMLCanvasElement;
    const context = canvas.getContext('2d');
    const top = Math.max(...patterns.map((y) => Math.max(...y)));
    let [from, to] = [10, 90];
    const draw = () => {
      if (!context) return;
      context.clearRect(0, 0, canvas.width, canvas.height);
      patterns.forEach((y, pattern) => {
        context.strokeStyle = `hsl(${pattern * 3.6} 60% 45%)`;
        context.beginPath();
        y.forEach((value, i) => {
          const x = 10 + (80 * i) / (y.length - 1);
          if (x < from || x > to) return;
          context.lineTo(((x - from) / (to - from)) * canvas.width, canvas.height * (1 - value / top));
        });
        context.stroke();
      });
    };
    canvas.addEventListener('wheel', (event) => {
      const factor = event.deltaY < 0 ? 0.9 : 1 / 0.9;
      const middle = (from + to) / 2;
      from = Math.max(10, middle - (middle - from) * factor);
      to = Math.min(90, middle + (to - middle) * factor);
      requestAnimationFrame(draw);
    });
    draw();
  }, all);
  await page.waitForTimeout(2000);
  const times = await zoomFrames(page, '#chart');
  await page.close();
  return times;
}

interface Size {
  width: number;
  height: number;
}

const root = process.cwd();
// Required, not imported: Playwright cannot be bundled.
const { chromium } = createRequire(join(root, 'package.json'))('playwright') as typeof Playwright;
const folder = mkdtempSync(join(tmpdir(), 'phaselens-zoom-'));
const files = join(folder, 'files');
const data = join(folder, 'data');
const program = join(root, 'bin', 'phaselens');
mkdirSync(files);
const all = Array.from({ length: PATTERNS }, (_, pattern) => heights(pattern));
all.forEach((y, pattern) => {
  const rows = y.map((value, i) => `${(10 + (80 * i) / (POINTS - 1)).toFixed(4)} ${value}`);
  writeFileSync(
    join(files, `series ${String(pattern).padStart(3, '0')}.xy`),
    `# wavelength 1.540593\n${rows.join('\n')}\n`,
  );
});

const given = spawnSync(process.execPath, [program, '--data', data, 'import', files], { stdio: 'inherit' });
if (given.status !== 0) throw new Error('The patterns could not be imported.');
const served = spawn(process.execPath, [program, '--data', data, 'serve', '--port', '0'], {
  stdio: ['ignore', 'pipe', 'inherit'],
});
const address = await new Promise<string>((resolve) => {
  let output = '';
  served.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    const found = /http:\/\/\S+#token=\S+/.exec(output);
    if (found) resolve(found[0]);
  });
});

const executablePath = process.env['PHASELENS_CHROMIUM'];
const browser = await chromium.launch({ args: ['--no-sandbox'], ...(executablePath && { executablePath }) });
try {
  const page = await browser.newPage({ viewport: VIEW });
  await page.goto(address);
  await page.waitForSelector('.surface canvas');
  await page.getByTestId('filter').locator('input').fill('series');
  await page.locator('.rows').getByText('Synthetic').first().waitFor({ state: 'detached' });
  await page
    .getByText(/^series \d+$/)
    .first()
    .click();
  await page.getByTestId('measurements').press('Control+a');
  await page.getByText(`and ${PATTERNS - 14} more`).waitFor();
  await page.waitForTimeout(2000);
  const ours = await zoomFrames(page, '[data-testid="plot"]');
  const size = await page.evaluate(() => {
    const box = document.querySelector('[data-testid="plot"]')?.getBoundingClientRect();
    return { width: Math.round(box?.width ?? 0), height: Math.round(box?.height ?? 0) };
  });
  await page.close();

  const minmax = await echartsFrames(browser, size, 'minmax');
  const whole = await echartsFrames(browser, size, undefined);
  const naive = await canvasFrames(browser, size);

  const row = (name: string, times: number[]) => [name, round(median(times)), round(quantile(times, 0.95))];
  printTable(
    ['100 patterns of 5,000 points', 'median ms', '95 % ms'],
    [
      row('Phaselens', ours),
      row('echarts, minmax', minmax),
      row('echarts, every point', whole),
      row('canvas, every point in view as a polyline', naive),
    ],
  );
  console.log(`Plot of ${size.width} × ${size.height} pixels. Limit: ${LIMIT_MS} ms.`);
  const numbers = (times: number[]) => ({ median: round(median(times)), p95: round(quantile(times, 0.95)) });
  record('overlay-zoom', {
    patterns: PATTERNS,
    points: POINTS,
    size,
    limit: LIMIT_MS,
    phaselens: numbers(ours),
    echarts: numbers(minmax),
    echartsEveryPoint: numbers(whole),
    canvasEveryPoint: numbers(naive),
  });
} finally {
  await browser.close();
  served.kill('SIGINT');
  await new Promise((resolve) => served.once('exit', resolve));
  rmSync(folder, { recursive: true, force: true });
}
