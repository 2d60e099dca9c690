export {
  CallSession,
  notReadySentence,
  type CallSessionOptions,
  type DialResult,
  type SessionSnapshot,
} from './call-session.js';
export { isLive, type CallPhase, type CallState, type EndedCall, type LiveCall, type Peer } from './call-state.js';
export type { CallOutcome, CallRecord, OutcomeKind } from './call-outcome.js';
export type { LookUpCall, WantedCall } from './call-control.js';
export {
  IllegalMove,
  type LineFailure,
  type LinePhase,
  type LineState,
  type RestoringReason,
  type SigningInStep,
} from './line-state.js';
export {
  AudioChoice,
  systemDefaults,
  type AudioPreferences,
  type AudioSetting,
  type AudioSnapshot,
} from './audio-choice.js';
export { FakeSoundCard } from './fake-voice-audio.js';
export { systemClock, type Clock } from './clock.js';
export { ManualClock, settle } from './manual-clock.js';
export type { Microphone, MicrophoneProblem, MicrophoneReport } from './microphone.js';
export { TokenRefused, type FetchToken, type VoiceToken } from './voice-token.js';
export { VoiceError, type VoiceErrorKind } from './voice-error.js';
export type {
  AudioDevice,
  AudioRole,
  CallEnd,
  CallEndReason,
  VoiceAudio,
  VoiceCall,
  VoiceCallEvents,
  VoiceDevice,
  VoiceDeviceEvents,
} from './voice-device.js';
export { FakeVoiceCall } from './fake-voice-call.js';
export { FakeSwitchboard, FakeVoiceDevice } from './fake-voice-device.js';
export { voiceSdkDevices, type VoiceSdkOptions } from './voice-sdk-device.js';
export { describeVoiceDevice, voiceDeviceRules, type VoiceDeviceHarness } from './voice-device.contract.js';
export type { WakeWatch } from './wake-watch.js';
