import type { LineFailure } from '@cordboard/call-session';
import type { IconName } from '@cordboard/ui';
import type { Messages } from '../language/languages.js';

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

type Words = Messages['screens']['failure'];

function stepsToAllow(host: string, userAgent: string, words: Words): string[] {
  if (/firefox/i.test(userAgent)) return [words.firefox, words.firefoxRemove(host), words.comeBackAndCheck];
  if (/safari/i.test(userAgent) && !/chrome|chromium|edg/i.test(userAgent)) {
    return [words.safari, words.safariAllow(host), words.comeBackAndCheck];
  }
  return [words.chrome, words.chromeAllow(host), words.comeBack];
}

/** A failure of the line in a rep's words, for the browser he has. */
export function explain(
  failure: LineFailure,
  parentOrigin: string,
  userAgent: string,
  { screens, phrase }: Messages,
): Explanation {
  const words = screens.failure;
  const host = new URL(parentOrigin).host;
  const common = { steps: [], note: null } as const;
  switch (failure.reason) {
    case 'microphone-refused': {
      const steps = stepsToAllow(host, userAgent, words);
      const title = words.microphoneRefused;
      return { ...common, icon: 'microphone-off', title, sentence: words.nobodyHears, steps, action: 'check' };
    }
    case 'blocked-by-page':
      return {
        icon: 'microphone-off',
        title: words.blockedByPage,
        sentence: `${words.nobodyHears} ${words.blockedByPageText}`,
        steps: [],
        note: words.blockedByPageNote(host),
        action: 'reload',
      };
    case 'not-secure': {
      const steps = [words.openSecurely(host)];
      const sentence = words.notSecureText;
      return { ...common, icon: 'lock', title: words.notSecure, sentence, steps, action: 'reload' };
    }
    case 'no-microphone': {
      const sentence = words.noMicrophoneText;
      return { ...common, icon: 'microphone-off', title: words.noMicrophone, sentence, action: 'check' };
    }
    case 'microphone-busy': {
      const steps = [words.closeOthers, words.plugAgain];
      const sentence = words.microphoneBusyText;
      return { ...common, icon: 'microphone-off', title: words.microphoneBusy, sentence, steps, action: 'check' };
    }
    case 'session-ended': {
      const sentence = phrase(failure.sentence);
      return { ...common, icon: 'key', title: words.sessionEnded, sentence, action: 'try' };
    }
    case 'refused': {
      const sentence = phrase(failure.remedy ?? '');
      return { ...common, icon: 'ban', title: phrase(failure.sentence), sentence, action: 'try' };
    }
  }
}
