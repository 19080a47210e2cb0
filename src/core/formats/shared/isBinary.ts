/**
 * Whether decoded characters are no text: more than one control character in two hundred, other than blanks, line ends,
 * form feed, the old end-of-file mark (0x1A) and the fill (0) that some programs leave at the end.
 */
export function isBinary(head: string): boolean {
  const text = head.replace(/\u0000+$/, '');
  let odd = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if ((code < 32 && !(code >= 9 && code <= 13) && code !== 26) || code === 0xfffd) odd++;
  }
  return odd > text.length / 200;
}
