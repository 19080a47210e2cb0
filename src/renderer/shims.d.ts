/// <reference types="vite/client" />

/** For tools that do not read single-file components; vue-tsc finds the real types first. */
declare module '*.vue' {
  import type { DefineComponent } from 'vue';
  const component: DefineComponent;
  export default component;
}
