import '@cordboard/ui/tokens.css';
import '@cordboard/ui/primitives.css';
import './styles/softphone.css';
import { createRoot } from 'react-dom/client';
import { findStorage } from './choices/choices.js';
import { takeTicket } from './launch/ticket.js';
import { SoftphoneApp } from './screens/softphone-app.js';
import { Softphone } from './softphone.js';

const root = document.getElementById('root');
if (root) {
  const softphone = new Softphone({
    frame: window,
    height: window,
    storage: findStorage(window),
    baseUrl: location.origin,
    fetch: (url, init) => fetch(url, init),
  });
  createRoot(root).render(<SoftphoneApp softphone={softphone} />);
  softphone.launcher.start(takeTicket(location, history));
}
