import { createApp } from 'vue';
import { createPinia } from 'pinia';
import App from './App.vue';
import { connectLab } from './lab.js';
import './styles/base.css';

connectLab();
createApp(App).use(createPinia()).mount('#app');
