import './theme/mantine-styles.js';
import '@cordboard/ui/tokens.css';
import '@cordboard/ui/primitives.css';
import './styles/console.css';
import { createRoot } from 'react-dom/client';
import { ConsoleApp } from './console-app.js';
import { takeInvitation } from './invitation/take-invitation.js';

const root = document.getElementById('root');
if (root) {
  const invitation = takeInvitation(location, history);
  createRoot(root).render(
    <ConsoleApp
      fetch={(url, init) => fetch(url, init)}
      invitation={invitation}
      openLiveStream={() => new EventSource('/v1/live')}
    />,
  );
}
