import { expect, test } from '../fixtures/test.js';
import { CU_HEADER, haliteText, textFile } from '../fixtures/patterns.js';

test('bad files in a batch are named with their reason and the good ones are imported', async ({ app }) => {
  await app.dropFiles([
    textFile('good.xy', CU_HEADER + haliteText()),
    textFile('empty.xy', ''),
    { name: 'photo.png', mimeType: 'image/png', buffer: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') },
    textFile('words.txt', 'This is a letter.\nIt holds no numbers.\n'),
  ]);
  await expect(app.row('good')).toBeVisible();
  const failures = app.page.getByRole('list', { name: 'Files that could not be imported' });
  for (const name of ['empty.xy', 'photo.png', 'words.txt']) await expect(failures).toContainText(name);
});

test('the same file twice is kept once', async ({ app }) => {
  const file = textFile('twice.xy', CU_HEADER + haliteText());
  await app.dropFiles([file]);
  await expect(app.row('twice')).toHaveCount(1);
  await app.dropFiles([file]);
  await expect(app.page.getByText(/already there/).first()).toBeVisible();
  await expect(app.row('twice')).toHaveCount(1);
});

test('an ambiguous table is asked about once, and files of its shape are then read without asking', async ({ app }) => {
  const ambiguous = (seed: number) => {
    const rows = Array.from(
      { length: 400 },
      (_, i) => `${(100 + i * 0.7).toFixed(1)};${(50 + ((i * seed) % 17)).toFixed(0)};${(20 + (i % 5)).toFixed(0)}`,
    );
    return `a;b;c\n${rows.join('\n')}\n`;
  };
  await app.dropFiles([textFile('first.txt', ambiguous(3))]);
  const question = app.page.getByTestId('layout-question');
  await expect(question).toContainText('first.txt');
  await question.getByRole('button', { name: /^Import/ }).click();
  await expect(app.row('first')).toBeVisible();
  await app.dropFiles([textFile('second.txt', ambiguous(5))]);
  await expect(app.row('second')).toBeVisible();
  await expect(question).toHaveCount(0);
});

test('decimal commas, semicolons and a header are read as a person means them', async ({ app }) => {
  await app.dropFiles([
    textFile('komma.csv', haliteText({ delimiter: ';', decimal: ',', header: '2Theta;Intensität\n' })),
  ]);
  await app.row('komma').click();
  await expect(app.page.getByText('3 001 points').or(app.page.getByText('3\u202f001 points')).first()).toBeVisible();
});
