import { mountFromScriptTag, type Softphone } from '@cordboard/embed';

declare global {
  interface Window {
    cordboardSoftphone?: Softphone;
  }
}

// Only while the script runs for the first time is it known which tag it came by.
const tag = document.currentScript;
if (tag instanceof HTMLScriptElement) {
  const mount = () => {
    window.cordboardSoftphone = mountFromScriptTag(tag, (url, init) => fetch(url, init));
  };
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', mount, { once: true });
  else mount();
}
