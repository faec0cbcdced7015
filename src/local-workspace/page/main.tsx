import { createRoot } from 'react-dom/client';
import { App } from './app';
import './css/tokens.css';
import './css/base.css';
import './css/sidebar.css';
import './css/messages.css';
import './css/blocks.css';
import './css/controls.css';
import './css/composer.css';
import './css/dialogs.css';
import './css/narrow.css';

const root = document.getElementById('root');
if (root) createRoot(root).render(<App />);
