export { enableClickToCall } from './click-to-call.js';
export { mountSoftphone, type Softphone, type SoftphoneOptions } from './mount-softphone.js';
export { SoftphoneChannel, type FramedWindow, type SoftphoneChannelHandlers } from './softphone-channel.js';
export { dialPatienceMs, type PageMessage, type SoftphoneEvent, type SoftphoneMessage } from './messages.js';
export { mountFromScriptTag, type ScriptTag } from './script-tag.js';
