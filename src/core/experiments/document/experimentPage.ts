import { escapeHtml } from '../../report/escapeHtml.js';
import type { ExperimentTable } from '../../../contract/index.js';
import {
  durationWords,
  headingOf,
  idName,
  provenance,
  REVIEW_WORDS,
  type DocumentedExperiment,
  type DocumentWords,
} from './documented.js';
import { numberWords } from './numberWords.js';
import { isQuickLook, verdictWords } from './verdictWords.js';
import { figureSvg } from './svg/figureSvg.js';

const STYLE = `
body{font:14px/1.55 system-ui,-apple-system,'Segoe UI','DejaVu Sans',sans-serif;color:#1c2430;max-width:980px;margin:32px auto;padding:0 24px}
h1{font-size:26px;margin:0 0 12px}h2{font-size:19px;margin:40px 0 8px;border-bottom:1px solid #d5dae3;padding-bottom:4px}h3{font-size:15px;margin:22px 0 6px}
.claim{color:#56617a}.verdict{border-left:4px solid #56617a;background:#f2f4f7;padding:10px 14px;margin:12px 0}.verdict strong{display:block}
.holds{border-color:#2a7d4f;background:#edf6f1}.partly{border-color:#8a6800;background:#fbf6e6}.not{border-color:#b84f00;background:#fbf0e8}.few{border-left-style:dashed;background:none}
table{border-collapse:collapse;width:100%;font-size:12px;margin:8px 0}th,td{padding:4px 8px;border-bottom:1px solid #e4e8ef;text-align:left;vertical-align:top}
.right{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}figure{margin:18px 0}figure svg{max-width:100%;height:auto}figcaption{color:#56617a;font-size:12px}
figure strong{display:block;margin-bottom:4px}footer{margin-top:40px;color:#56617a;font-size:12px}a{color:#0b6e99}details{margin:8px 0}summary{cursor:pointer}@media print{body{margin:0}}`;

/** The same report as one page: no script, nothing remote, figures in it. */
export function experimentPage(
  experiments: readonly DocumentedExperiment[],
  words: DocumentWords = REVIEW_WORDS,
): string {
  const verdicts = experiments.map(
    ({ id, title, claim, result }) =>
      `<tr><td><a href="#${id}">${idName(id)}</a> ${escapeHtml(title)}</td><td>${escapeHtml(claim)}</td><td>${verdictCell(result)}</td><td class="right">${result ? result.seeds : ''}</td><td class="right">${result ? durationWords(result.seconds) : ''}</td></tr>`,
  );
  const limits = experiments.flatMap(({ id, result }) =>
    result?.limits[0] ? `<li>${idName(id)}: ${escapeHtml(result.limits[0])}</li>` : [],
  );
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${words.title} · Phaselens</title><style>${STYLE}</style></head>
<body><h1>${words.title}</h1>
${words.introduction.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')}
<h2>Verdicts</h2>
<table><thead><tr><th>Experiment</th><th>${words.source} ${words.source.endsWith('s') ? 'say' : 'says'}</th><th>Verdict</th><th class="right">Seeds</th><th class="right">Time</th></tr></thead><tbody>${verdicts.join('\n')}</tbody></table>
<h2>${words.limits.heading}</h2><p>${escapeHtml(words.limits.words)}</p><ul>${limits.join('\n')}</ul>
${experiments.map((one) => section(one, words)).join('\n')}
<footer>${provenance(experiments)
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('')}</footer></body></html>
`;
}

function verdictCell(result: DocumentedExperiment['result']): string {
  if (result && isQuickLook(result)) return verdictWords(result);
  return `<b>${result ? result.verdict : 'not run yet'}</b>`;
}

function tableOf({ title, caption, columns, rows }: ExperimentTable): string {
  const cell = (tag: 'td' | 'th') => (text: string, i: number) =>
    `<${tag}${columns[i]?.right ? ' class="right"' : ''}>${escapeHtml(text)}</${tag}>`;
  const body = rows.map((cells) => `<tr>${cells.map(cell('td')).join('')}</tr>`).join('');
  return `<figure><strong>${escapeHtml(title)}</strong><table><thead><tr>${columns
    .map((column) => column.title)
    .map(cell('th'))
    .join('')}</tr></thead><tbody>${body}</tbody></table><figcaption>${escapeHtml(caption)}</figcaption></figure>`;
}

function section({ id, title, claim, question, result }: DocumentedExperiment, { source }: DocumentWords): string {
  const head = `<section id="${id}"><h2>${escapeHtml(headingOf({ id, title }))}</h2><p><em>${escapeHtml(question)}</em></p><p class="claim"><b>${source}:</b> ${escapeHtml(claim)}</p>`;
  if (!result) return `${head}<p>Not run yet.</p></section>`;
  const few = isQuickLook(result);
  const tone = few
    ? 'few'
    : { holds: 'holds', 'holds partly': 'partly', 'does not hold': 'not', open: 'few' }[result.verdict];
  const figures = result.figures.map(
    (figure) =>
      `<figure><strong>${escapeHtml(figure.title)}</strong>${figureSvg(figure)}<figcaption>${escapeHtml(figure.caption)}</figcaption></figure>`,
  );
  const rows = result.results.map(
    ({ label, metric, mean, low, high, n }) =>
      `<tr><td>${escapeHtml(label)}</td><td>${escapeHtml(metric)}</td><td class="right">${numberWords(mean)}</td><td class="right">${numberWords(low)} to ${numberWords(high)}</td><td class="right">${n}</td></tr>`,
  );
  return `${head}<div class="verdict ${tone}"><strong>${few ? `No verdict yet; ${verdictWords(result)}` : `Verdict: ${result.verdict}`}</strong>${escapeHtml(result.because)}</div>
${(result.tables ?? []).map(tableOf).join('\n')}
${figures.join('\n')}
<h3>What was run</h3>${result.method.map((words) => `<p>${escapeHtml(words)}</p>`).join('')}
<h3>What it cannot say</h3><ul>${result.limits.map((words) => `<li>${escapeHtml(words)}</li>`).join('')}</ul>
<details open><summary>Numbers</summary><table><thead><tr><th>What</th><th>Metric</th><th class="right">Mean</th><th class="right">95 % interval</th><th class="right">n</th></tr></thead><tbody>${rows.join('')}</tbody></table></details>
<p class="claim">${result.seeds} seeds, ${durationWords(result.seconds)}, ${escapeHtml(result.finishedAt.slice(0, 10))}; recipe ${escapeHtml(result.recipeSha256.slice(0, 12))}.</p></section>`;
}
