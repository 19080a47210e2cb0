/**
 * Lets Node (24 and up, which strips types) run our TypeScript sources as they are: their relative imports end in `.js`, as the compiler
 * wants them, while the file on disk ends in `.ts`. Use: node --import ./scripts/generate/typescript-sources.mjs SCRIPT.ts
 */
import { existsSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { fileURLToPath } from 'node:url';

registerHooks({
  resolve(specifier, context, next) {
    if (specifier.startsWith('.') && specifier.endsWith('.js') && context.parentURL?.startsWith('file:')) {
      const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
      if (existsSync(fileURLToPath(source))) return next(source.href, context);
    }
    return next(specifier, context);
  },
});
