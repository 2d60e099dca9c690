import type { DirectoryEntry } from '../telephone-network/telephone-messages.js';
import { MicrophoneUnavailable, PhoneLine, type LineState } from './phone-line.js';

const defaultNumber = '+14155550190';
const keys = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '*', '0', '#'];
const stateTexts: Record<LineState, string> = {
  unplugged: 'Not plugged in',
  idle: 'Ready',
  calling: 'Calling',
  ringing: 'Ringing',
  connected: 'In call',
};

function find<Element extends HTMLElement>(id: string, type: new () => Element): Element {
  const element = document.getElementById(id);
  if (element instanceof type) return element;
  throw new Error(`The page has no ${id}`);
}

const telephone = document.querySelector<HTMLElement>('.telephone');
const state = find('state', HTMLElement);
const party = find('party', HTMLElement);
const caption = find('caption', HTMLElement);
const notice = find('notice', HTMLElement);
const log = find('log', HTMLElement);
const number = find('number', HTMLInputElement);
const ownNumber = find('own-number', HTMLInputElement);
const answerButton = find('answer', HTMLButtonElement);

const wished = new URL(location.href).searchParams.get('number') ?? defaultNumber;
ownNumber.value = wished;

const line = new PhoneLine(withoutSpaces(wished), find('loudspeaker', HTMLAudioElement), {
  stateChanged: showState,
  pluggedIn(plugged, directory) {
    note(`Plugged in as ${plugged}`);
    document.title = `Public telephone ${plugged}`;
    showDirectory(directory);
  },
  refused(reason) {
    explain(reason);
    state.textContent = stateTexts.unplugged;
  },
  lost: () => explain('The line to the emulator is cut. Start it again (npm start), then reload this page.'),
  ended(reason) {
    note(reason);
    state.textContent = reason;
  },
  digits: (digits) => note(`Key ${digits} was pressed there`),
  caption(text) {
    caption.textContent = text;
    note(`“${text}”`);
  },
});

function showState(next: LineState, other: string): void {
  telephone?.setAttribute('data-state', next);
  state.textContent = stateTexts[next];
  party.textContent = other === '' ? `This telephone is ${readable(wished)}` : readable(other);
  const inCall = next === 'calling' || next === 'connected';
  find('dial', HTMLFormElement).hidden = next !== 'idle';
  find('directory', HTMLElement).hidden = next !== 'idle';
  find('own', HTMLFormElement).hidden = next !== 'idle' && next !== 'unplugged';
  find('ringing', HTMLElement).hidden = next !== 'ringing';
  find('hang-up', HTMLButtonElement).hidden = !inCall;
  find('keypad', HTMLElement).hidden = next !== 'connected';
  if (next === 'calling' || next === 'ringing') explain('');
  if (next === 'calling') note(`Calling ${other}`);
  if (next === 'connected') note('Successfully established call');
  if (next === 'ringing') {
    note(`${other} is calling`);
    answerButton.focus();
  }
  if (inCall || next === 'ringing') caption.textContent = '';
}

function showDirectory(directory: readonly DirectoryEntry[]): void {
  if (number.value === '') number.value = directory[0]?.number ?? '';
  find('directory', HTMLElement).replaceChildren(
    ...directory.map((entry) => {
      const item = document.createElement('li');
      const name = document.createElement('span');
      const digits = document.createElement('small');
      digits.className = 'number';
      digits.textContent = readable(entry.number);
      name.append(entry.name, digits);
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = 'Call';
      button.setAttribute('aria-label', `Call ${entry.name}`);
      button.addEventListener('click', () => void call(entry.number));
      item.append(name, button);
      return item;
    }),
  );
}

async function call(to: string): Promise<void> {
  if (!/^\+[1-9]\d{6,14}$/.test(to)) return explain(`“${to}” is not a number. Write it as +14155550100.`);
  await withMicrophone(() => line.call(to), line.hangUp.bind(line));
}

async function withMicrophone(action: () => Promise<void>, giveUp: () => void): Promise<void> {
  try {
    await action();
  } catch (error) {
    giveUp();
    explain(error instanceof MicrophoneUnavailable ? error.message : `The call failed: ${String(error)}`);
  }
}

function explain(text: string): void {
  notice.hidden = text === '';
  notice.textContent = text;
}

function note(text: string): void {
  const item = document.createElement('li');
  item.textContent = `${new Date().toLocaleTimeString([], { hour12: false })}  ${text}`;
  log.append(item);
  log.scrollTop = log.scrollHeight;
}

/** North American numbers as they are written there; any other as it is. */
function readable(digits: string): string {
  return digits.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, '+1 $1 $2 $3');
}

function withoutSpaces(typed: string): string {
  return typed.replace(/[\s().-]/g, '');
}

find('dial', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  void call(withoutSpaces(number.value));
});
find('own', HTMLFormElement).addEventListener('submit', (event) => {
  event.preventDefault();
  location.search = `?number=${encodeURIComponent(withoutSpaces(ownNumber.value))}`;
});
// Without a microphone it rings on: it can be allowed and Answer pressed again.
answerButton.addEventListener(
  'click',
  () =>
    void withMicrophone(
      () => line.answer(),
      () => undefined,
    ),
);
find('decline', HTMLButtonElement).addEventListener('click', () => line.decline());
find('hang-up', HTMLButtonElement).addEventListener('click', () => line.hangUp());
find('keypad', HTMLElement).replaceChildren(
  ...keys.map((key) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = key;
    button.addEventListener('click', () => line.press(key));
    return button;
  }),
);
document.addEventListener('keydown', ({ key, target }) => {
  const isTyping = target instanceof HTMLInputElement;
  if (!isTyping && keys.includes(key) && telephone?.dataset['state'] === 'connected') line.press(key);
});
