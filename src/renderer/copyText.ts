/**
 * Puts text on the clipboard. Where the browser's clipboard is closed to pages (the desktop window denies every permission),
 * the older way through a selected field works still.
 *
 * @returns whether it is on the clipboard
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = document.createElement('textarea');
    field.value = text;
    field.setAttribute('readonly', '');
    field.className = 'pl-unseen';
    document.body.append(field);
    field.select();

    const copied = document.execCommand('copy');
    field.remove();
    return copied;
  }
}
