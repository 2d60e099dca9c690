import { enableClickToCall, mountSoftphone, softphoneSizes, type Softphone, type SoftphoneEvent } from './index.js';

/** Compiled with the library and never run: what a CRM page's author relies on, and what must not compile. */
export function publicApi(container: HTMLElement): Softphone {
  const onEvent = (event: SoftphoneEvent): string => {
    switch (event.type) {
      case 'ready':
        return event.clientName;
      case 'call-changed':
        return `${event.state} ${event.direction} ${event.peer.label} ${event.callSid ?? ''}`;
      case 'call-ended':
        return `${event.outcome} ${event.durationSeconds ?? 0} s`;
      case 'dial-refused':
        return `${event.to}: ${event.sentence}`;
      case 'resize':
        return `${event.size}: ${softphoneSizes[event.size].height} px`;
      case 'unavailable':
      case 'launch-failed':
        return event.sentence;
    }
  };
  const softphone = mountSoftphone({ container, launch: async () => ({ url: 'https://phone.example.com' }), onEvent });
  softphone.dial('+14155550142');
  softphone.setTheme('dark');
  softphone.dial('bob', { label: 'Bob' });
  mountSoftphone({ container: document.querySelector('#softphone'), launch: async () => ({ url: '' }) }).destroy();
  const disable: () => void = enableClickToCall(document.body, softphone);
  disable();

  // @ts-expect-error -- a launch is needed anew each time, so a url alone is not enough
  mountSoftphone({ container, launch: 'https://phone.example.com' });
  // @ts-expect-error -- a number is a text: 0049… would lose its zeros
  softphone.dial(4155550142);
  // @ts-expect-error -- no page has a theme of another name
  softphone.setTheme('sepia');
  // @ts-expect-error -- the internal handshake is not an event
  onEvent({ type: 'launch-needed' });
  return softphone;
}
