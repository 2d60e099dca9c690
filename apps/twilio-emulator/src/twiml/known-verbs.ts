import type { TwimlElement } from './parse-twiml.js';

const callback = ['statusCallback', 'statusCallbackMethod', 'statusCallbackEvent'];
const machineDetection = [
  'machineDetection',
  'machineDetectionTimeout',
  'machineDetectionSpeechThreshold',
  'machineDetectionSpeechEndThreshold',
  'machineDetectionSilenceTimeout',
  'amdStatusCallback',
  'amdStatusCallbackMethod',
];

/** Attributes by element: those that the emulator obeys and those that it accepts without effect (recording, AMD …). */
const knownAttributes: Readonly<Record<string, readonly string[]>> = {
  Say: ['voice', 'language', 'loop'],
  Play: ['loop', 'digits'],
  Pause: ['length'],
  Gather: [
    'action',
    'method',
    'input',
    'timeout',
    'numDigits',
    'finishOnKey',
    'actionOnEmptyResult',
    'speechTimeout',
    'speechModel',
    'language',
    'hints',
    'profanityFilter',
    'partialResultCallback',
    'partialResultCallbackMethod',
    'bargeIn',
    'maxSpeechTime',
    'debug',
    'enhanced',
  ],
  Dial: [
    'action',
    'method',
    'answerOnBridge',
    'callerId',
    'timeout',
    'timeLimit',
    'hangupOnStar',
    'sequential',
    'record',
    'recordingStatusCallback',
    'recordingStatusCallbackMethod',
    'recordingStatusCallbackEvent',
    'recordingTrack',
    'trim',
    'ringTone',
    'referUrl',
    'referMethod',
    'events',
    'callReason',
    'recordingConfigurationId',
    'passports',
  ],
  Number: ['sendDigits', 'url', 'method', 'byoc', ...callback, ...machineDetection],
  Client: ['url', 'method', 'clientNotificationUrl', ...callback],
  Identity: [],
  Parameter: ['name', 'value'],
  Redirect: ['method'],
  Reject: ['reason'],
  Hangup: [],
};

/** Attributes that Twilio would obey and this emulator does not: told once per document, never silently dropped. */
const withoutEffect = [
  'amdStatusCallback',
  'clientNotificationUrl',
  'events',
  'machineDetection',
  'partialResultCallback',
  'passports',
  'record',
  'referUrl',
  'ringTone',
  'url',
];

const verbs = ['Say', 'Play', 'Pause', 'Gather', 'Dial', 'Redirect', 'Reject', 'Hangup'];
const nouns: Readonly<Record<string, readonly string[]>> = {
  Gather: ['Say', 'Play', 'Pause'],
  Dial: ['Number', 'Client'],
  Client: ['Identity', 'Parameter'],
};
/** Speech mark-up within these is their own business. */
const free = ['Say'];
const laterVerbs = [
  'Record',
  'Conference',
  'Enqueue',
  'Leave',
  'Start',
  'Stop',
  'Connect',
  'Refer',
  'Pay',
  'Queue',
  'Sip',
  'Application',
];

export interface TwimlWarning {
  readonly code: 12200;
  readonly message: string;
}

/** What in a document Twilio would warn of (12200), and what this emulator leaves undone. */
export function warningsFor(elements: readonly TwimlElement[], allowed: readonly string[] = verbs): TwimlWarning[] {
  return elements.flatMap((element) => {
    if (!allowed.includes(element.name)) {
      const reason = laterVerbs.includes(element.name)
        ? `<${element.name}> is not supported by this emulator yet and was skipped`
        : `<${element.name}> is not a known element here and was skipped`;
      return [warning(reason)];
    }
    const known = knownAttributes[element.name] ?? [];
    const attributes = Object.keys(element.attributes);
    return [
      ...attributes
        .filter((name) => !known.includes(name))
        .map((name) => warning(`<${element.name}> has no attribute "${name}"; it was ignored`)),
      ...attributes
        .filter((name) => withoutEffect.includes(name) && element.attributes[name] !== 'do-not-record')
        .map((name) => warning(`<${element.name} ${name}> has no effect in this emulator`)),
      ...(free.includes(element.name) ? [] : warningsFor(element.children, nouns[element.name] ?? [])),
    ];
  });
}

export function isKnownVerb(element: TwimlElement): boolean {
  return verbs.includes(element.name);
}

function warning(message: string): TwimlWarning {
  return { code: 12200, message };
}
