import type { z } from 'zod';

const SHOWN = 6;

/** What a schema found wrong, a sentence each: `Class 2, peak 1, height: …`. */
export function recipeProblems(error: z.ZodError): string[] {
  const sentences = error.issues.map((issue) => {
    const place = placeInWords(issue.path);
    const message = issue.message.replace(/^Invalid input: /, '').replace(/\.$/, '');
    return place ? `${place}: ${message}.` : `${message}.`;
  });
  const different = [...new Set(sentences)];
  const rest = different.length - SHOWN;
  return rest > 0 ? [...different.slice(0, SHOWN), `And ${rest} more.`] : different;
}

/** The place as a path of words; numbers count from 1 and follow what they count. */
function placeInWords(path: readonly PropertyKey[]): string {
  const words: string[] = [];
  for (const key of path) {
    if (typeof key === 'number') words.push(`${words.pop() ?? 'entry'} ${key + 1}`);
    // Lists of a kind: “classes.list.2” is class 3.
    else if (key === 'list') words.push(singular(words.pop() ?? 'entry'));
    else words.push(String(key).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`));
  }
  const text = words.map((word) => (/ \d+$/.test(word) ? word.replace(/^\w+/, singular) : word)).join(', ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function singular(word: string): string {
  if (word === 'classes') return 'class';
  return /[^s]s$/.test(word) && word.length > 3 ? word.slice(0, -1) : word;
}
