import { afterEach, describe, expect, test } from '@jest/globals';
import { screen, within } from '@testing-library/dom';
import { aStorage, opened, ringing, SoftphoneOnScreen, talking } from '../softphone.fixture.js';

let phone: SoftphoneOnScreen;
afterEach(() => phone.close());

const settings = 'Settings and shortcuts';

async function choose(label: string, option: string): Promise<void> {
  const select = screen.getByRole('combobox', { name: label });
  await phone.user.selectOptions(select, within(select).getByRole('option', { name: option }));
  await phone.now(() => {});
}

const shown = (label: string) => {
  const select = screen.getByRole<HTMLSelectElement>('combobox', { name: label });
  return select.selectedOptions[0]?.textContent;
};

describe('the settings', () => {
  test('open in place of the screen, and close by Done, by Escape and by their button, which gets the focus back', async () => {
    phone = await opened();
    for (const close of [() => phone.press('Done'), () => phone.key('{Escape}'), () => phone.press(settings)]) {
      await phone.press(settings);
      expect(screen.getByRole('heading', { name: 'Settings' })).toBe(document.activeElement);
      expect(screen.queryByRole('combobox', { name: 'Number or name' })).toBeNull();
      await close();
      expect(screen.getByRole('combobox', { name: 'Number or name' })).toBeTruthy();
      expect(document.activeElement).toBe(screen.getByRole('button', { name: settings }));
    }
  });

  test('leave Hang up where it is, and what was typed as it was', async () => {
    phone = await talking();
    await phone.press(settings);
    await phone.press('Hang up');
    expect(phone.status).toContain('Call ended');
    expect(phone.outside.isAlive).toBe(false);
  });

  test('give way to a call that comes in, and do not come back over it', async () => {
    phone = await opened();
    await phone.press(settings);
    await phone.now(() => phone.switchboard.ring('alice', '+14155550142'));
    await phone.press('Answer');
    expect(screen.queryByRole('heading', { name: 'Settings' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Mute' })).toBeTruthy();
  });

  test('are there before there is a line, and say that devices are not', async () => {
    phone = await opened((p) => (p.answers['/v1/tokens'] = () => new Promise(() => {})));
    await phone.press(settings);
    expect(screen.getByText('Devices can be chosen as soon as you are signed in.')).toBeTruthy();
    expect(screen.getByRole('switch', { name: 'Single keys work everywhere' })).toBeTruthy();
  });

  test('say when the browser will not remember them', async () => {
    phone = await new SoftphoneOnScreen(null).open();
    await phone.press(settings);
    expect(screen.getByText(/^Your browser stores nothing for a page inside another one/)).toBeTruthy();
  });
});

describe('microphone and loudspeakers', () => {
  test('are each chosen, used and remembered', async () => {
    const storage = aStorage();
    phone = await new SoftphoneOnScreen(storage).open();
    await phone.press(settings);
    await choose('Microphone', 'Built-in microphone');
    await choose('Rings on', 'Monitor');
    const chosen = { microphone: 'built-in', speaker: null, ringer: 'monitor' };
    expect(phone.switchboard.soundCard.chosen).toEqual(chosen);
    phone.close();
    phone = await new SoftphoneOnScreen(storage).open();
    expect(phone.switchboard.soundCard.chosen).toEqual(chosen);
    await phone.press(settings);
    expect([shown('Microphone'), shown('Speaker')]).toEqual(['Built-in microphone', 'The system’s default']);
  });

  test('are tried: a tone is played on the chosen speaker, and on what rings', async () => {
    phone = await opened();
    await phone.press(settings);
    await choose('Speaker', 'Monitor');
    await phone.press('Play a tone');
    await phone.press('Play a tone where it rings');
    expect(phone.switchboard.soundCard.tones).toEqual(['monitor', null]);
  });

  test('the microphone’s level is seen before a call, and it is open for no longer than that', async () => {
    phone = await opened();
    const { soundCard } = phone.switchboard;
    await phone.press(settings);
    expect(soundCard.isMicrophoneOpen).toBe(true);
    const bars = screen.getByRole('img', { name: /^Say something/ });
    await phone.now(() => soundCard.speak(0.2));
    expect(bars.getAttribute('data-level')).toBe('4');
    expect(screen.getByRole('img', { name: 'Your microphone is heard' })).toBe(bars);
    await phone.press('Done');
    expect(soundCard.isMicrophoneOpen).toBe(false);
  });

  test('one that is unplugged gives way to the default in a sentence, and comes back in another', async () => {
    phone = await opened();
    const { soundCard } = phone.switchboard;
    const { microphones, loudspeakers } = soundCard;
    await phone.press(settings);
    await choose('Microphone', 'Desk headset');
    await choose('Speaker', 'Desk headset');
    await phone.now(() => soundCard.plug({ microphones: microphones.slice(1), loudspeakers: loudspeakers.slice(1) }));
    expect(soundCard.chosen).toMatchObject({ microphone: null, speaker: null });
    expect(shown('Microphone')).toBe('Desk headset (not plugged in)');
    const sentence = 'Desk headset is not connected. The system’s default is used until it is back';
    expect(screen.getAllByText(`${sentence}.`)).toHaveLength(2);
    expect(phone.log.filter((line) => line === sentence)).toHaveLength(1);
    await phone.now(() => soundCard.plug({ microphones, loudspeakers }));
    expect(soundCard.chosen).toMatchObject({ microphone: 'headset-in', speaker: 'headset-out' });
    expect(phone.log.at(-1)).toBe('Desk headset is back and in use again');
    expect(screen.queryByText(`${sentence}.`)).toBeNull();
  });

  test('one that cannot be used is refused in a sentence, and nothing changes', async () => {
    phone = await opened();
    await phone.press(settings);
    // Gone between the list and the choice, before the browser has said so.
    phone.switchboard.soundCard.microphones = [];
    await choose('Microphone', 'Built-in microphone');
    expect(screen.getByRole('alert').textContent).toBe(
      'Built-in microphone cannot be used right now. Nothing was changed.',
    );
    expect(phone.switchboard.soundCard.chosen.microphone).toBeNull();
  });

  test('a browser without a choice of loudspeakers offers the microphone alone, and says why', async () => {
    phone = await opened((p) => (p.switchboard.soundCard.canChooseOutputs = false));
    await phone.press(settings);
    expect(screen.getByRole('combobox', { name: 'Microphone' })).toBeTruthy();
    expect(screen.queryByRole('combobox', { name: 'Speaker' })).toBeNull();
    expect(screen.getByText(/^Speaker and ringing follow your system/)).toBeTruthy();
    await phone.press('Play a tone');
    expect(phone.switchboard.soundCard.tones).toEqual([null]);
  });

  test('the microphone can be changed in the middle of a call', async () => {
    phone = await talking();
    await phone.press(settings);
    await choose('Microphone', 'Built-in microphone');
    expect(phone.switchboard.soundCard.chosen.microphone).toBe('built-in');
    expect(phone.status).toBe('In call');
  });
});

describe('single keys', () => {
  async function switchOff(): Promise<void> {
    await phone.press(settings);
    await phone.user.click(screen.getByRole('switch', { name: 'Single keys work everywhere' }));
    await phone.now(() => {});
    await phone.key('{Escape}');
  }

  test('do nothing once they are switched off, nor the next time', async () => {
    const storage = aStorage({ 'cordboard.softphone': '{"hasLetterKeys":true}' });
    phone = await new SoftphoneOnScreen(storage).open();
    await switchOff();
    phone.close();
    phone = await new SoftphoneOnScreen(storage).open();
    (document.activeElement as HTMLElement | null)?.blur();
    await phone.key('/');
    expect(document.activeElement).toBe(document.body);
    await phone.type('4155550142');
    await phone.press('Call');
    await phone.now(() => {
      phone.outside.theyRing();
      phone.outside.theyAnswer();
    });
    await phone.key('mk');
    expect(phone.outside.isMuted).toBe(false);
    expect(screen.queryByRole('group', { name: 'Keypad' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Mute' }).hasAttribute('aria-keyshortcuts')).toBe(false);
  });

  test('work in the keypad while the focus is there, and with a modifier as ever', async () => {
    phone = await talking();
    await switchOff();
    await phone.press('Keypad');
    await phone.key('12');
    expect(phone.outside.sentDigits).toBe('');
    screen.getByRole('button', { name: '5' }).focus();
    await phone.key('12');
    expect(phone.outside.sentDigits).toBe('12');
    await phone.key('{Escape}');
    expect(screen.queryByRole('group', { name: 'Keypad' })).toBeNull();
    await phone.key('{Alt>}{Shift>}[KeyE]{/Shift}{/Alt}');
    expect(phone.status).toContain('Call ended');
  });

  test('are listed with what they do', async () => {
    phone = await opened();
    await phone.press(settings);
    const rows = within(screen.getByRole('table', { name: 'Shortcuts' })).getAllByRole('row');
    expect(rows.map(({ textContent }) => textContent)).toContain('MMute');
  });
});

describe('the look', () => {
  const theme = () => document.documentElement.dataset['theme'];

  test('is the page’s, until the rep chooses', async () => {
    phone = await opened();
    await phone.hear({ type: 'surroundings', canFold: false, theme: 'dark' });
    expect(theme()).toBe('dark');
    await phone.press(settings);
    await choose('Theme', 'Light');
    expect(theme()).toBe('light');
    await phone.hear({ type: 'surroundings', canFold: false, theme: 'system' });
    expect(theme()).toBe('light');
    await choose('Theme', 'Same as the CRM page');
    expect(theme()).toBeUndefined();
  });

  test('speaks German, the log and a call’s end included, when that is chosen', async () => {
    phone = await opened();
    await phone.press(settings);
    await choose('Language', 'Deutsch');
    expect(document.documentElement.lang).toBe('de');
    await phone.press('Fertig');
    expect(phone.status).toBe('Erreichbar');
    await phone.now(() => phone.switchboard.ring('alice', '+14155550142'));
    await phone.press('Ablehnen');
    expect(phone.log.slice(-2)).toEqual(['Eingehender Anruf von (415) 555-0142', 'Anruf beendet']);
    expect(screen.getByText('Eingehend')).toBeTruthy();
  });
});

test('an incoming call takes the whole frame, settings and all', async () => {
  phone = await ringing();
  expect(screen.queryByRole('button', { name: settings })).toBeNull();
});
