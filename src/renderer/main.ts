import { createApp } from 'vue';
import { createPinia } from 'pinia';
import App from './App.vue';
import { connectLab } from './lab.js';
import { useUi } from './stores/ui.js';
import './styles/base.css';

connectLab();
const pinia = createPinia();
const app = createApp(App).use(pinia);
// Nothing that goes wrong in the page is swallowed: what no one caught is said too.
const ui = useUi(pinia);
app.config.errorHandler = (thrown) => {
  ui.report(thrown);
};
window.addEventListener('unhandledrejection', (event) => {
  ui.report(event.reason);
});
app.mount('#app');
