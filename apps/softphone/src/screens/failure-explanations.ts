import type { LineFailure } from '@cordboard/call-session';
import type { IconName } from '@cordboard/ui';

export interface Explanation {
  icon: IconName;
  title: string;
  sentence: string;
  steps: readonly string[];
  /** For somebody else, who can put it right. */
  note: string | null;
  /** check: look again, nothing is lost. try: ask again. reload: only a new page can tell. */
  action: 'check' | 'try' | 'reload';
}

const nobodyHears = 'Nobody could hear you, so calls do not ring on you until it is allowed.';

function stepsToAllow(host: string, userAgent: string): string[] {
  const comeBack = 'Come back: we notice and carry on by ourselves';
  if (/firefox/i.test(userAgent)) {
    return [
      'Click the crossed-out microphone at the left of the address bar',
      `Remove “Blocked” beside Microphone for ${host}`,
      'Come back and press Check again',
    ];
  }
  if (/safari/i.test(userAgent) && !/chrome|chromium|edg/i.test(userAgent)) {
    return ['Open Safari, Settings, Websites, Microphone', `Set ${host} to Allow`, 'Come back and press Check again'];
  }
  return ['Click the icon at the left of the address bar', `Set Microphone to Allow for ${host}`, comeBack];
}

/** A failure of the line in a rep's words, for the browser he has. */
export function explain(failure: LineFailure, parentOrigin: string, userAgent: string): Explanation {
  const host = new URL(parentOrigin).host;
  const common = { steps: [], note: null } as const;
  switch (failure.reason) {
    case 'microphone-refused': {
      const steps = stepsToAllow(host, userAgent);
      const title = 'Your browser blocks the microphone here';
      return { ...common, icon: 'microphone-off', title, sentence: nobodyHears, steps, action: 'check' };
    }
    case 'blocked-by-page':
      return {
        icon: 'microphone-off',
        title: 'The CRM page does not pass the microphone on',
        sentence: `${nobodyHears} The page has to be put right; your admin can do it in one line.`,
        steps: [],
        note: `On ${host}, the softphone’s iframe needs the attribute allow="microphone; autoplay".`,
        action: 'reload',
      };
    case 'not-secure':
      return {
        icon: 'lock',
        title: 'This page is not secure',
        sentence: 'A browser gives the microphone to secure pages only.',
        steps: [`Open the CRM at https://${host}`],
        note: null,
        action: 'reload',
      };
    case 'no-microphone': {
      const sentence = 'Plug in a headset or a microphone: we notice and carry on by ourselves.';
      return { ...common, icon: 'microphone-off', title: 'No microphone was found', sentence, action: 'check' };
    }
    case 'microphone-busy': {
      const steps = ['Close other programs that record or call', 'Unplug the headset and plug it in again'];
      const sentence = 'Another program may be using it.';
      const title = 'The microphone cannot be used right now';
      return { ...common, icon: 'microphone-off', title, sentence, steps, action: 'check' };
    }
    case 'session-ended':
      return { ...common, icon: 'key', title: 'Your session has ended', sentence: failure.sentence, action: 'try' };
    case 'refused':
      return { ...common, icon: 'ban', title: failure.sentence, sentence: failure.remedy ?? '', action: 'try' };
  }
}
