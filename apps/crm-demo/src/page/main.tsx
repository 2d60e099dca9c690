import '@cordboard/ui/tokens.css';
import './crm.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { CrmPage } from './crm-page.js';

const rep = new URLSearchParams(location.search).get('rep') ?? 'alice';
const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <CrmPage rep={rep} />
    </StrictMode>,
  );
}
